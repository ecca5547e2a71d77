// The columns of the register: which there are, in which order, how wide, and what they sort by.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

/** What stands in a column, from the first row on. */
async function cells(page, title) {
  const heads = await page.getByRole("columnheader").allInnerTexts();
  const at = heads.findIndex((head) => head.trim() === title);
  assert.ok(at >= 0, `${title} is not among ${heads.join(", ")}`);
  const rows = page.getByRole("row");
  const texts = [];
  for (let row = 1; row < 6; row++)
    texts.push((await rows.nth(row).getByRole("gridcell").nth(at).innerText()).trim());
  return texts;
}

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`the register shows the columns that were chosen (${language})`, async () => {
    const page = await desk.visit("/registrations", { language, dark });
    const [columns, email, phone] = ["register.columns", "people.email", "people.phone"].map(
      (key) => page.say(key),
    );

    await page.getByRole("button", { name: columns }).click();
    await page.getByRole("button", { name: email, exact: true }).click();
    await page.getByRole("button", { name: page.say("order.up", { name: email }) }).click();
    const width = page.getByLabel(page.say("register.widthOf", { column: email }));
    await width.fill("260");
    await width.press("Tab");
    const added = page.say("registrations.registered_at");
    await page.getByRole("button", { name: page.say("order.remove", { name: added }) }).click();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    assert.match((await cells(page, phone))[0], /\*{4}/);
    await page.getByRole("switch", { name: page.say("register.phonesInFull") }).click();
    await until(async () => !(await cells(page, phone))[0].includes("*"));
    await page.keyboard.press("Escape");

    // Every column sorts, and what has nothing in it comes last either way.
    await page.getByRole("button", { name: email, exact: true }).click();
    await settled(page);
    const upwards = await cells(page, email);
    assert.deepEqual(upwards, [...upwards].sort());
    assert.ok(upwards[0] !== "");
    await page.getByRole("button", { name: email, exact: true }).click();
    await settled(page);
    const downwards = await cells(page, email);
    assert.deepEqual(downwards, [...downwards].sort().reverse());
    assert.notDeepEqual(downwards, upwards);

    // The machine remembers the columns, but not that phone numbers were looked at.
    await page.reload();
    await page.getByRole("grid").waitFor();
    await settled(page);
    assert.deepEqual(await cells(page, email), downwards);
    assert.match((await cells(page, phone))[0], /\*{4}/);
    const head = page.getByRole("columnheader", { name: email });
    assert.equal(Math.round((await head.boundingBox()).width), 260);
    assert.equal(await page.getByRole("columnheader", { name: added }).count(), 0);

    // An edge is dragged as well as typed.
    const name = page.getByRole("columnheader", { name: page.say("people.full_name"), exact: true });
    const box = await name.boundingBox();
    await page.mouse.move(box.x + box.width - 3, box.y + 18);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 37, box.y + 18, { steps: 4 });
    await page.mouse.up();
    await until(async () => (await name.boundingBox()).width === box.width + 40);
    await page.getByRole("button", { name: columns }).click();
    await page.getByRole("button", { name: page.say("register.usual") }).click();
    await page.getByRole("columnheader", { name: added }).waitFor();
    await page.leave();
  });
}
