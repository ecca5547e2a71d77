// Small things that help on the way: notices, presets of an export, near names, a category that is full.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`a notice leaves in time, and stays while it is pointed at (${language})`, async () => {
    const { rows } = await desk.call("registrations.list", { limit: 1 });
    const page = await desk.visit(`/registrations?id=${rows[0].id}`, { language, dark });
    const seat = page.getByRole("textbox", { name: page.say("registrations.seat"), exact: true });
    const notices = page.getByRole("region", { name: page.say("app.notices") });
    const notice = notices.getByRole("listitem");

    await seat.fill(`${language} 1`);
    await seat.press("Enter");
    await notice.first().waitFor();
    await notice.first().hover();
    await page.waitForTimeout(7000);
    assert.equal(await notice.count(), 1, "pointed at, it stays");
    assert.deepEqual(await violations(page), []);
    await page.mouse.move(5, 5);
    await notice.first().waitFor({ state: "detached", timeout: 9000 });
    await page.leave();
  });

  test(`an export has all columns, none, or those shown (${language})`, async () => {
    const page = await desk.visit("/registrations", { language, dark });
    await page.getByRole("button", { name: page.say("lists.export") }).click();
    const dialog = page.getByRole("dialog");
    const boxes = dialog.getByRole("checkbox");
    const press = async (words) => {
      await dialog.getByRole("button", { name: page.say(words), exact: true }).click();
      await settled(page);
      return dialog.getByRole("checkbox", { checked: true }).count();
    };
    await settled(page);

    assert.equal(await press("lists.columnsNone"), 0);
    const verb = page.say("lists.exportVerb", { count: (await desk.call("registrations.list", {})).total });
    assert.ok(await dialog.getByRole("button", { name: verb }).isDisabled());
    assert.equal(await press("lists.columnsAll"), await boxes.count());
    const shown = await press("lists.columnsShown");
    assert.ok(shown > 2 && shown < (await boxes.count()), String(shown));
    const name = dialog.getByRole("checkbox", { name: page.say("enums.import_field.full_name"), exact: true });
    assert.ok(await name.isChecked());
    assert.deepEqual(await violations(page), []);
    await page.leave();
  });

  test(`who sounds alike is offered where nobody fits (${language})`, async () => {
    const { rows } = await desk.call("registrations.list", { filter: { search: "陈静怡" } });
    assert.equal(rows.length, 1);
    const page = await desk.visit("/registrations", { language, dark });
    await page.getByRole("combobox", { name: page.say("people.search") }).fill("陈敬宜");
    await page.getByText(page.say("palette.nearAsked")).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "陈静怡" }).first().click();
    await page.getByRole("row").filter({ hasText: "陈静怡" }).first().waitFor();
    await page.leave();
  });

  test(`a walk-in of a full category is told their place (${language})`, async () => {
    const categories = await desk.call("categories.list", null);
    const usual = categories.toSorted((one, other) => other.taken - one.taken)[0] ?? categories[0];
    const { id, name_zh, name_en, color, position } = usual;
    await desk.call("categories.save", { id, name_zh, name_en, color, position, quota: 1 });
    const page = await desk.visit("/checkins", { language, dark });
    await page.getByRole("button", { name: page.say("checkins.walkIn") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: page.say("people.full_name") }).fill(`候补${language}`);

    const wait = dialog.getByRole("button", { name: page.say("checkins.walkInWait") });
    await wait.waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await wait.click();
    await dialog.waitFor({ state: "hidden" });
    const { rows } = await desk.call("registrations.list", { filter: { search: `候补${language}` } });
    assert.equal(rows[0].state, "waiting");
    await page.leave();
  });
}
