// Agendas of other programs: looked at, taken in, taken back, and given out.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const calendar = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//elsewhere//EN",
  "BEGIN:VEVENT",
  "UID:1@elsewhere.example",
  "DTSTAMP:20190101T000000Z",
  "DTSTART;TZID=Asia/Shanghai:20190413T163000",
  "DTEND;TZID=Asia/Shanghai:20190413T170000",
  "SUMMARY:闭幕致辞",
  "LOCATION:主会场",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:2@elsewhere.example",
  "DTSTAMP:20190101T000000Z",
  "DTSTART;VALUE=DATE:20190413",
  "SUMMARY:节假日",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

async function titles() {
  const { rows } = await desk.call("sessions.list", {});
  return rows.map(({ title_zh }) => title_zh);
}

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`a calendar is looked at, taken in, and taken back (${language})`, async () => {
    const page = await desk.visit("/agenda", { language, dark });
    const picking = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: page.say("common.more") }).click();
    await page
      .getByRole("menuitem", { name: page.say("exchange.import") })
      .click();
    const chooser = await picking;
    await chooser.setFiles({
      name: "elsewhere.ics",
      mimeType: "text/calendar",
      buffer: Buffer.from(calendar),
    });

    const dialog = page.getByRole("dialog");
    await dialog.getByText(page.say("exchange.new")).waitFor();
    await dialog.getByText("节假日").waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    assert.ok(!(await titles()).includes("闭幕致辞"));
    await dialog
      .getByRole("button", { name: page.say("exchange.take", { count: 1 }) })
      .click();

    await until(async () => (await titles()).includes("闭幕致辞"));
    const undo = page
      .getByRole("button", { name: page.say("undo.undo") })
      .first();
    await undo.and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Control+z");
    await until(async () => !(await titles()).includes("闭幕致辞"));
    await page.leave();
  });
}

test("the agenda is given out as a calendar", async () => {
  const page = await desk.visit("/agenda");
  await page.getByRole("button", { name: page.say("common.more") }).click();
  await page
    .getByRole("menuitem", { name: page.say("exchange.export") })
    .hover();
  await page
    .getByRole("menuitem", { name: page.say("exchange.forms.ics") })
    .click();

  await page
    .getByText(page.say("exchange.written", { count: 10 }))
    .first()
    .waitFor();
  await page.leave();
});
