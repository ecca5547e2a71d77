// A record that was chosen in a dialog: what was highlighted in its list leaves nothing behind.

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
  test(`a person is chosen in a dialog (${language})`, async () => {
    const { rows } = await desk.call("registrations.list", { filter: { search: "陈静怡" } });
    const page = await desk.visit(`/registrations?id=${rows[0].id}`, { language, dark });
    await page.getByRole("button", { name: page.say("common.more"), exact: true }).click();
    await page.getByRole("menuitem", { name: page.say("registrations.replace") }).click();
    const dialog = page.getByRole("dialog");
    const box = dialog.getByRole("combobox", { name: page.say("registrations.replaceBy") });
    await box.click();
    await box.fill("陈");
    await page.getByRole("option").first().click();
    await settled(page);
    assert.equal(await page.getByRole("option").count(), 0);
    assert.equal(await box.getAttribute("aria-activedescendant"), null);
    assert.deepEqual(await violations(page), []);

    // The list opens again, and names what is highlighted in it.
    await box.fill("王");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    const highlighted = await box.getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`[id="${highlighted}"]`).count(), 1);
    await page.keyboard.press("Escape");
    await page.leave();
  });
}
