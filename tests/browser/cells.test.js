// The register as a spreadsheet: views that have a name, cells that are typed and pasted into.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const row = async (search) =>
  (await desk.call("registrations.list", { filter: { search }, phones: true })).rows[0];

/** The cell of somebody in a column, by what stands above it. */
async function cell(page, name, title) {
  const heads = await page.getByRole("columnheader").allInnerTexts();
  const at = heads.findIndex((head) => head.trim() === title);
  return page.getByRole("row").filter({ hasText: name }).getByRole("gridcell").nth(at);
}

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`what the register looks like is kept under a name (${language})`, async () => {
    const page = await desk.visit("/registrations", { language, dark });
    const say = page.say;
    const name = language === "zh" ? "已确认的 人" : "Who is sure";
    const query = language === "zh" ? "状态:已确认" : "state:confirmed";
    const box = page.getByRole("combobox", { name: say("people.search") });
    const total = async () => Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
    const all = await total();
    const views = page.getByRole("navigation", { name: say("register.views") });

    await box.fill(query);
    await until(async () => (await total()) < all);
    const some = await total();
    await page.getByRole("button", { name: say("people.organisation"), exact: true }).click();
    await views.getByRole("button", { name: say("register.viewAdd") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(say("register.viewName")).fill(name);
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });

    // Everybody is back, and so is the machine's own order; the view is where it was left.
    await views.getByRole("button", { name: say("register.everybody") }).click();
    await until(async () => (await total()) === all);
    await views.getByRole("button", { name, exact: true }).click();
    await until(async () => (await total()) === some);
    const head = page.getByRole("columnheader", { name: say("people.organisation") });
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    await settled(page);
    assert.deepEqual(await violations(page), []);
    const { total: found } = await desk.call("registrations.list", {
      filter: { query: `view:"${name}"` },
    });
    assert.equal(found, some);

    await views.getByRole("button", { name: say("register.viewMenu", { name }) }).click();
    await page.getByRole("menuitem", { name: say("register.viewRemove") }).click();
    await until(async () => (await desk.call("views.list")).every((view) => view.name !== name));
    await until(async () => (await total()) === all);
    await page.leave();
  });

  test(`cells are typed into as in a spreadsheet (${language})`, async () => {
    const page = await desk.visit("/registrations", { language, dark });
    const say = page.say;
    const phone = say("people.phone");
    const before = await row("陈静怡");

    // A letter begins to type; Enter keeps it and goes down; it can be taken back.
    await (await cell(page, "陈静怡", phone)).click();
    await page.keyboard.press("7");
    const box = page.getByRole("textbox", { name: phone, exact: true }).first();
    await box.fill("138 1234 5678");
    await page.keyboard.press("Enter");
    await until(async () => (await row("陈静怡")).phone === "13812345678");
    await page.getByRole("button", { name: say("undo.undo") }).first().click();
    await until(async () => (await row("陈静怡")).phone === before.phone);
    await settled(page);

    // What does not suit is told at the cell, and nothing is written.
    await (await cell(page, "陈静怡", phone)).dblclick();
    const grid = page.getByRole("grid");
    const typed = grid.getByRole("textbox", { name: phone });
    await until(async () => (await typed.inputValue()) === before.phone);
    await typed.fill("1.38E+10");
    await page.keyboard.press("Tab");
    await page.getByText(say("problems.not_a_phone"), { exact: false }).first().waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await typed.waitFor({ state: "hidden" });
    assert.equal((await row("陈静怡")).phone, before.phone);

    // What can be chosen is a menu.
    await (await cell(page, "陈静怡", say("registrations.category"))).dblclick();
    await page
      .getByRole("menuitem", { name: language === "zh" ? "媒体" : "Press", exact: true })
      .click();
    await until(async () => (await row("陈静怡")).category_id !== before.category_id);
    await desk.call("registrations.set_cells", {
      cells: [{ id: before.id, column: "category", text: "参会代表" }],
    });
    await settled(page);
    await page.leave();
  });

  test(`a column is pasted whole or not at all (${language})`, async () => {
    const page = await desk.visit("/registrations", { language, dark });
    const say = page.say;
    const tags = say("registrations.tags");
    const paste = (text) =>
      page.getByRole("grid").evaluate((grid, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        grid.focus();
        grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
      }, text);
    const tagged = async (tag) =>
      (await desk.call("registrations.list", { filter: { query: `tag:${tag}` } })).total;

    await (await cell(page, "陈静怡", tags)).click();
    await paste('甲,首排\n乙\n"丙""\n');
    const told = { row: 3, column: tags, text: '"丙""', why: say("problems.not_a_tag") };
    await page.getByText(say("register.pasteProblem", told)).waitFor();
    assert.equal(await tagged("首排"), 0);
    await paste("甲,首排\r\n乙\r\n首排\r\n");
    await until(async () => (await tagged("首排")) === 2);
    assert.equal(await tagged("乙"), 1);
    assert.deepEqual((await row("陈静怡")).tags, ["甲", "首排"].sort());

    await page
      .getByRole("region", { name: say("app.notices") })
      .getByRole("button", { name: say("app.closeNotice") })
      .first()
      .click();
    // The same tags stand in the details, where others are added.
    const details = page.getByRole("textbox", { name: tags }).or(
      page.getByRole("combobox", { name: tags }),
    );
    await details.first().fill("丁");
    await page.keyboard.press("Enter");
    await until(async () => (await row("陈静怡")).tags.includes("丁"));
    await settled(page);
    assert.deepEqual(await violations(page), []);
    for (let step = 0; step < 2; step++) {
      await page.getByRole("button", { name: say("undo.undo") }).first().click();
      await settled(page);
    }
    await until(async () => (await tagged("首排")) === 0);
    await page.leave();
  });
}
