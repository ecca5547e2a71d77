// Who is there twice: seen side by side, made one, kept apart, and asked about while typing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

async function twins(name, phone) {
  const one = await desk.call("registrations.save", {
    person: { full_name: name, phone },
  });
  const other = await desk.call("people.save", {
    full_name: name,
    phone,
    email: `${phone}@example.com`,
    position_zh: "主任医师",
  });
  return [one.person, other];
}

test("two records of a person become one, field by field, and two again", async () => {
  const [kept] = await twins("欧阳靖宇", "13800007788");
  const page = await desk.visit("/registrations");
  await page.getByRole("link", { name: page.say("duplicates.find") }).click();
  await page.getByRole("button", { name: /欧阳靖宇/ }).click();
  const compare = page.getByRole("region", {
    name: page.say("duplicates.compare"),
  });
  await compare.getByText(page.say("enums.duplicate_reason.phone")).waitFor();

  const position = page.say("people.position_zh");
  await compare
    .getByRole("radio", { name: `${position}: ${page.say("common.none")}` })
    .check();
  await compare
    .getByRole("button", { name: page.say("duplicates.merge") })
    .click();

  await until(async () => {
    const { rows } = await desk.call("people.list", { search: "欧阳靖宇" });
    return rows.length === 1 && rows[0].id === kept.id;
  });
  const merged = await desk.call("people.get", { id: kept.id });
  assert.equal(merged.email, "13800007788@example.com");
  assert.equal(merged.position_zh, "");
  const undo = page.getByRole("button", { name: page.say("undo.undo") }).first();
  await undo.and(page.locator(":enabled")).waitFor();
  await page.keyboard.press("Control+z");
  await until(
    async () =>
      (await desk.call("people.list", { search: "欧阳靖宇" })).total === 2,
  );
  await page.leave();
});

test("two who are different are not shown again", async () => {
  await twins("司徒明远", "13800009911");
  const page = await desk.visit("/duplicates");
  const pairs = page.getByRole("list", { name: page.say("duplicates.pairs") });
  await pairs.getByRole("button", { name: /司徒明远/ }).click();

  await page
    .getByRole("button", { name: page.say("duplicates.tellApart") })
    .click();

  await pairs
    .getByRole("button", { name: /司徒明远/ })
    .waitFor({ state: "detached" });
  await page.leave();
});

for (const language of ["zh", "en"]) {
  for (const dark of [false, true]) {
    test(`the pairs are accessible in ${language}, ${dark ? "dark" : "light"}`, async () => {
      await twins("阿依古丽·买买提", "13800003344");
      const page = await desk.visit("/duplicates", { language, dark });
      await page.getByRole("heading", { level: 1 }).waitFor();

      assert.deepEqual(await violations(page), []);
      await page.leave();
    });
  }
}
