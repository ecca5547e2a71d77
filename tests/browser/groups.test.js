// The register by organisation, and what is done with a group: a leader, a journey for all of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

for (const [language, dark, at] of [
  ["zh", false, 0],
  ["en", true, 1],
]) {
  test(`a group is chosen, led and received (${language})`, async () => {
    const page = await desk.visit("/registrations", { language, dark });
    await page.getByRole("link", { name: page.say("groups.organisations") }).click();
    const table = page.getByRole("grid", { name: page.say("groups.organisations") });
    await table.waitFor();
    const { rows, total } = await desk.call("groups.list", {});
    const shown = async () => Number(await table.getAttribute("aria-rowcount")) - 1;
    await until(async () => (await shown()) === total);
    await settled(page);
    assert.deepEqual(await violations(page), []);

    // Found as organisations are found elsewhere, and put in order.
    const group = rows[at];
    const name = language === "en" ? group.name_en || group.name_zh : group.name_zh;
    await page.getByLabel(page.say("groups.search")).fill(group.name_zh);
    await until(async () => (await shown()) < total);
    await table.getByText(name, { exact: true }).click();

    // The register shows the group and nobody else, with its counts.
    const header = page.getByRole("region", { name });
    await header.waitFor();
    const register = page.getByRole("grid", { name: page.say("pages.registrations") });
    await until(
      async () =>
        Number(await register.getAttribute("aria-rowcount")) - 1 === group.counts.all,
    );
    await settled(page);
    assert.deepEqual(await violations(page), []);

    // Somebody of the group leads it.
    const change = group.leader === null ? "groups.chooseLeader" : "groups.changeLeader";
    await header.getByRole("button", { name: page.say(change) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: page.say("groups.leader") }).click();
    const option = page.getByRole("option").last();
    await option.click();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: page.say("groups.leaderVerb") }).click();
    await dialog.waitFor({ state: "hidden" });
    const { rows: led } = await desk.call("groups.list", { name: group.name_zh });
    await header.getByText(led[0].leader.full_name).waitFor();
    await header.getByText(led[0].leader.phone).waitFor();

    // All of it stays in one hotel.
    await page.getByRole("checkbox", { name: page.say("table.chooseAll") }).click();
    await page.getByRole("button", { name: page.say("reception.many") }).click();
    await dialog
      .getByLabel(page.say("enums.import_field.hotel"))
      .fill(`太湖饭店${String(at)}`);
    const verb = page.say("reception.manyVerb", { count: group.counts.all });
    await dialog.getByRole("button", { name: verb }).waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: verb }).click();
    // Whoever shares a room with one of them moves as well, and is not counted here.
    const filter = {
      query: `hotel:太湖饭店${String(at)}`,
      organisation_id: group.organisation_id,
    };
    await until(
      async () => (await desk.call("registrations.list", { filter })).total === group.counts.all,
    );
    await page.leave();
  });
}

test("the list of a day is received anew in one step", async () => {
  const page = await desk.visit("/reception");
  await page.getByRole("checkbox", { name: page.say("table.chooseAll") }).click();
  await page.getByRole("button", { name: page.say("reception.many") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(page.say("enums.import_field.driver")).fill("周师傅");
  const { changed } = await desk.call("receptions.try_edit", {
    filter: {},
    list: "arrivals",
    facts: { driver: "周师傅" },
  });
  assert.ok(changed > 1);
  const verb = page.say("reception.manyVerb", { count: changed });
  await dialog.getByRole("button", { name: verb }).click();
  await dialog.waitFor({ state: "hidden" });

  const { rows } = await desk.call("receptions.list", { list: "arrivals", limit: 500 });
  assert.ok(rows.every(({ facts }) => facts.driver === "周师傅"));
  await page.leave();
});
