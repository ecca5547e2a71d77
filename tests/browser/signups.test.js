// Places in sessions: asked for where the guest is, given where the session is.

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

for (const [language, dark, first, second, title] of [
  ["zh", false, "袁宝珠", "王春仁", "欢迎晚宴"],
  ["en", true, "王䶮", "王雨桐", "工作坊：细胞制备"],
]) {
  test(`a place in a session is asked for, waited for and given (${language})`, async () => {
    const draft = { kind: "meal", title_zh: title, title_en: "", minutes: 90, sign_up_limit: 1 };
    const session = await desk.call("sessions.save", {
      ...draft,
      starts_at: "2019-04-13T18:00",
    });
    const [one, other] = [await guest(first), await guest(second)];
    const signups = async () => desk.call("signups.of_session", { id: session.id });

    // Both ask; the second one waits.
    for (const { id, full_name } of [one, other]) {
      const page = await desk.visit(`/registrations?id=${id}`, { language, dark });
      const inspector = page.getByRole("complementary", { name: full_name });
      await inspector.getByRole("button", { name: page.say("signups.add") }).click();
      await inspector.getByLabel(page.say("signups.add")).fill(title.slice(0, 2));
      await page.getByRole("option", { name: title }).click();
      const list = inspector.getByRole("list", { name: page.say("signups.title") });
      await list.getByText(title).waitFor();
      if (id === other.id) {
        await list.getByText(page.say("signups.waiting", { place: 1 })).waitFor();
      }
      await settled(page);
      assert.deepEqual(await violations(page), []);
      await page.close();
    }

    // The first one withdraws where the session is, and the place is given.
    const page = await desk.visit(`/agenda?id=${session.id}`, { language, dark });
    const inspector = page.getByRole("complementary", { name: title });
    const list = inspector.getByRole("list", { name: page.say("signups.people") });
    await list.getByText(other.full_name).waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    const remove = page.say("signups.remove", { name: one.full_name });
    await list.getByRole("button", { name: remove }).click();
    await inspector.getByRole("button", { name: page.say("signups.give", { count: 1 }) }).click();
    await until(async () => {
      const { taken, waiting } = await signups();
      return taken === 1 && waiting === 0;
    });

    // The register shows who has a place.
    await inspector.getByRole("link", { name: page.say("signups.inRegister") }).click();
    await page.getByRole("row", { name: other.full_name }).waitFor();
    assert.equal(await page.getByRole("row", { name: one.full_name }).count(), 0);
    await page.close();
  });
}

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`the register shows sign-ups and is narrowed by sessions (${language})`, async () => {
    const title = language === "zh" ? "圆桌午餐" : "Closing lunch";
    const session = await desk.call("sessions.save", {
      kind: "meal",
      title_zh: title,
      // The English title of this one is the only title of another.
      title_en: language === "zh" ? "Lunch" : "",
      minutes: 60,
      sign_up_limit: 1,
    });
    const people = [await guest("吴曙霞"), await guest("陈熙")].filter(Boolean);
    const { rows } = await desk.call("registrations.list", { limit: 200 });
    const [one, other] = [...people, ...rows.filter(({ state }) => state === "confirmed")];
    await desk.call("signups.add", {
      session_id: session.id,
      registration_ids: [one.id, other.id],
    });

    const page = await desk.visit("/registrations", { language, dark });
    const column = page.say("signups.title");
    await page.getByRole("button", { name: page.say("register.columns") }).click();
    await page.getByRole("button", { name: column, exact: true }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: column, exact: true }).click();
    await settled(page);
    const cell = (name, text) =>
      page.getByRole("row", { name }).getByRole("gridcell", { name: text }).first().waitFor();
    await cell(one.full_name, title);
    await cell(other.full_name, page.say("signups.waitsFor", { titles: title }));
    assert.deepEqual(await violations(page), []);

    // The menu means this session, and no other.
    await page.getByRole("button", { name: page.say("registrations.filter") }).click();
    await page.getByRole("menuitem", { name: page.say("signups.title") }).click();
    const choice = page.getByRole("menuitemcheckbox", { name: `${title} (1 / 1)` });
    await choice.click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("row", { name: one.full_name }).waitFor();
    await until(async () => (await page.getByRole("grid").getAttribute("aria-rowcount")) === "2");
    await page.leave();
  });
}
