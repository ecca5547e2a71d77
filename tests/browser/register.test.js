// The register: asked for in words, narrowed by menus, and changed by the many.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

async function total(query) {
  return (await desk.call("registrations.list", { filter: { query } })).total;
}

/** The number of rows that the table says it has. */
async function shown(page) {
  return Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
}

for (const [language, dark, word, begun] of [
  ["zh", false, "标签:首排", "状"],
  ["en", true, "tag:首排", "sta"],
]) {
  test(`the register is asked in words and changed by the many (${language})`, async () => {
    const page = await desk.visit("/registrations", { language, dark });
    const box = page.getByRole("combobox", { name: page.say("people.search") });
    const all = await total("");
    const registered = await total("state:registered");
    assert.ok(registered > 1);

    // A word that is no filter is told, and nobody is listed as if it were the answer.
    await box.fill("color:red");
    await page
      .getByText(
        page.say("errors.filter_unknown_key", { word: "color", at: 1 }),
      )
      .waitFor();
    await page.getByText(page.say("registrations.filterWrong")).waitFor();
    assert.equal(await page.getByRole("grid").count(), 0);
    await box.fill(begun);
    const offered = language === "zh" ? "状态:" : "state:";
    await page
      .locator(`datalist option[value="${offered}"]`)
      .waitFor({ state: "attached" });

    // What is chosen in the menus is what can be typed.
    await box.fill("");
    await settled(page);
    await page
      .getByRole("button", { name: page.say("registrations.filter") })
      .click();
    await page.getByRole("menu").waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await page
      .getByRole("menuitem", { name: page.say("registrations.state") })
      .click();
    const state = page.say("enums.registration_state.registered");
    await page.getByRole("menuitemcheckbox", { name: state }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await until(async () => (await shown(page)) === registered);
    assert.match(await box.inputValue(), new RegExp(`:${state}$`));
    await settled(page);
    assert.deepEqual(await violations(page), []);

    // A box shows that its row is chosen, and that it is no more.
    const first = page.getByRole("checkbox", {
      name: page.say("table.chooseRow", { number: 1 }),
      exact: true,
    });
    for (const isChosen of [true, false]) {
      await first.click();
      await until(async () => (await first.isChecked()) === isChosen);
    }

    // All that fit are changed in one step, after a look at what that changes.
    await page
      .getByRole("checkbox", { name: page.say("table.chooseAll") })
      .click();
    await page
      .getByRole("button", {
        name: page.say("registrations.editMany"),
        exact: true,
      })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(page.say("registrations.addTag")).fill("首排");
    const change = dialog.getByRole("button", {
      name: page.say("registrations.changeCount", { count: registered }),
    });
    await change.waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await change.click();
    await until(async () => (await total("tag:首排")) === registered);
    await dialog.waitFor({ state: "hidden" });

    // The tag is found, and taken back in one step.
    await box.fill(word);
    await until(async () => (await shown(page)) === registered);
    await page
      .getByRole("button", { name: page.say("undo.undo") })
      .first()
      .click();
    await until(async () => (await total("tag:首排")) === 0);
    await page.getByText(page.say("common.nothingFits")).waitFor();
    await page
      .getByRole("button", {
        name: page.say("registrations.removeFilter", {
          what: word.replace(":", ": "),
        }),
      })
      .click();
    await until(async () => (await shown(page)) === all);
    await page.leave();
  });
}
