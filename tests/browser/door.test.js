// At the entrance, unexpectedly: a walk-in by keyboard alone, somebody known, and somebody who comes instead.

import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";
import assert from "node:assert/strict";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const verdict = (page) =>
  page
    .getByRole("alert")
    .filter({ has: page.getByRole("heading", { level: 2 }) });

test("a stranger is registered and let in by keyboard alone", async () => {
  const page = await desk.visit("/checkins");
  const box = page.getByRole("combobox", { name: page.say("checkins.search") });
  await box.fill("赵无极");
  await page.getByText(page.say("checkins.nobody")).waitFor();

  await box.press("Enter");
  const dialog = page.getByRole("dialog", {
    name: page.say("checkins.walkIn"),
  });
  await dialog.waitFor();
  assert.equal(
    await dialog
      .getByRole("textbox", { name: page.say("people.full_name") })
      .inputValue(),
    "赵无极",
  );
  assert.deepEqual(await violations(page), []);
  await page.keyboard.type("13912345678");
  await page.keyboard.press("Tab");
  await page.keyboard.type("新来的公司");
  await page.keyboard.press("Enter");

  await verdict(page)
    .getByRole("heading", { name: page.say("enums.verdict.welcome") })
    .waitFor();
  await page.leave();
  const { rows } = await desk.call("registrations.list", {
    filter: { search: "赵无极" },
  });
  assert.equal(rows.length, 1);
  assert.equal(rows[0].organisation_zh, "新来的公司");
  assert.notEqual(rows[0].admitted_at, null);
});

test("somebody who is in the file is not registered twice", async () => {
  const { rows } = await desk.call("registrations.list", { limit: 200 });
  const guest = rows.find(
    (row) => row.state === "confirmed" && row.admitted_at === null,
  );
  const { total } = await desk.call("registrations.list", {});
  const page = await desk.visit("/checkins");
  await page.getByRole("button", { name: page.say("checkins.walkIn") }).click();
  const dialog = page.getByRole("dialog", {
    name: page.say("checkins.walkIn"),
  });
  const name = dialog.getByRole("textbox", {
    name: page.say("people.full_name"),
  });

  await name.fill(guest.full_name);
  await dialog.getByRole("option", { name: guest.full_name }).first().waitFor();
  await name.press("ArrowDown");
  await dialog
    .getByRole("button", {
      name: page.say("checkins.walkInTake", { name: guest.full_name }),
    })
    .waitFor();
  assert.deepEqual(await violations(page), []);
  await name.press("Enter");

  await verdict(page).getByText(guest.full_name).waitFor();
  await page.leave();
  assert.equal((await desk.call("registrations.list", {})).total, total);
});

test("somebody else comes instead, and it is undone in one step", async () => {
  const { rows } = await desk.call("registrations.list", { limit: 200 });
  const guest = rows.find(
    (row) => row.state === "confirmed" && row.admitted_at === null && row.organisation_zh !== "",
  );
  const page = await desk.visit("/registrations");
  await page.getByRole("combobox", { name: page.say("people.search") }).fill(guest.badge_number);
  await page.getByRole("row").filter({ hasText: guest.full_name }).click();
  await page.getByRole("button", { name: page.say("common.more") }).click();
  await page
    .getByRole("menuitem", { name: page.say("registrations.replace") })
    .click();
  const title = page.say("registrations.replaceTitle", {
    name: guest.full_name,
  });
  const dialog = page.getByRole("dialog", { name: title });
  await settled(page);
  await dialog.getByRole("combobox").fill("钱学义");
  await page.getByRole("option", { name: "钱学义" }).waitFor();
  await settled(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await settled(page);
  const unit = page.say("registrations.replaceUnit", { unit: guest.organisation_zh });
  await dialog.getByText(unit).waitFor();
  await dialog.getByRole("textbox", { name: page.say("people.phone") }).fill("13912340000");
  assert.deepEqual(await violations(page), []);
  await dialog
    .getByRole("button", { name: page.say("registrations.replaceVerb") })
    .click();

  await dialog.waitFor({ state: "hidden" });
  const after = await desk.call("registrations.get", { id: guest.id });
  await page.keyboard.press("Control+z");
  const name = async () => (await desk.call("registrations.get", { id: guest.id })).person.full_name;
  await until(async () => (await name()) === guest.full_name);
  await page.leave();
  assert.equal(after.person.full_name, "钱学义");
  assert.equal(after.person.phone, "13912340000");
  assert.equal(after.person.organisation_zh, guest.organisation_zh);
  const left = await desk.call("people.list", { search: "钱学义" });
  assert.equal(left.total, 0);
  assert.equal(after.registration.badge_number, guest.badge_number);
});
