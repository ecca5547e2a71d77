// Companions: who comes with a guest, added where the guest is, told of when the guest cancels.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

async function guest(search) {
  const { rows } = await desk.call("registrations.list", { filter: { search } });
  return rows[0];
}

const party = async (id) => desk.call("companions.party", { id });

for (const [language, dark, search, name] of [
  ["zh", false, "袁宝珠", "李秘书"],
  ["en", true, "王䶮", "Anna Smith"],
]) {
  test(`a companion is added, travels along, and is told of (${language})`, async () => {
    const { id } = await guest(search);
    const page = await desk.visit(`/registrations?id=${id}`, { language, dark });
    const inspector = page.getByRole("complementary", { name: search });

    // Added in one step, with a registration and a badge of their own.
    await inspector.getByRole("button", { name: page.say("party.add") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: page.say("party.roles.secretary") }).click();
    await dialog.getByLabel(page.say("people.full_name")).fill(name);
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: page.say("party.add") }).click();
    const row = inspector.getByRole("list", { name: page.say("party.companions") });
    await row.getByText(name).waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    const [companion] = (await party(id)).companions;
    assert.equal(companion.companion_as, page.say("party.roles.secretary"));

    // The journey is that of the guest.
    const facts = { hotel: "太湖饭店", arrives_on: "2019-04-12", leaves_on: "2019-04-14" };
    const blank = (await desk.call("receptions.get", { id: companion.id })).facts;
    const draft = { registration_id: id, facts: { ...blank, ...facts }, shares_with: [] };
    await desk.call("receptions.save", draft);
    await inspector.getByRole("button", { name: page.say("party.join") }).click();
    await until(async () => {
      const { facts: theirs } = await desk.call("receptions.get", { id: companion.id });
      return theirs.hotel === "太湖饭店" && theirs.arrives_on === "2019-04-12";
    });

    // The guest cancels: said, and offered.
    await desk.call("registrations.move", { filter: { ids: [id] }, state: "cancelled" });
    await inspector.getByText(page.say("party.left", { count: 1 })).waitFor();
    const notice = page.getByText(page.say("party.leftBehind", { count: 1 }));
    await notice.waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    const cancel = page.say("party.cancelThem", { count: 1 });
    await inspector.getByRole("button", { name: cancel }).click();
    await notice.waitFor({ state: "hidden" });
    assert.equal((await party(id)).companions[0].state, "cancelled");

    // From the companion one sees whose they are.
    await row.getByText(name).click();
    const other = page.getByRole("complementary", { name });
    const principal = other.getByRole("list", { name: page.say("party.principal") });
    await principal.getByText(search).waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await other.getByRole("button", { name: page.say("party.release", { name }) }).click();
    await until(async () => (await party(companion.id)).principal === null);
    await page.leave();
  });
}
