// At the entrance: a badge number, a name in pinyin, and what the page answers.

import { after, before, test } from "node:test";
import { openDesk, settled, violations } from "./desk.js";
import assert from "node:assert/strict";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test("a badge number lets its guest in once", async () => {
  const { rows } = await desk.call("registrations.list", { limit: 200 });
  const guest = rows.find((row) => row.state === "confirmed" && row.admitted_at === null);
  const page = await desk.visit("/checkins");
  const box = page.getByRole("combobox", { name: page.say("checkins.search") });
  const verdict = page.getByRole("alert").filter({ has: page.getByRole("heading", { level: 2 }) });

  await box.fill(guest.badge_number);
  await box.press("Enter");
  await verdict.getByRole("heading", { name: page.say("enums.verdict.welcome") }).waitFor();
  await verdict.getByText(guest.full_name).waitFor();
  assert.deepEqual(await violations(page), []);

  await page.keyboard.press("Escape");
  await box.fill(guest.badge_number);
  await box.press("Enter");
  await verdict.getByRole("heading", { name: page.say("enums.verdict.already") }).waitFor();
  assert.deepEqual(await violations(page), []);

  await page.keyboard.press("Escape");
  await box.fill("000000");
  await settled(page);
  await page.leave();
  const counters = await desk.call("checkins.counters");
  assert.equal(counters.admitted, 1, JSON.stringify(counters));
});
