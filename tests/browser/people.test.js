// People and their registrations: changed in place, taken back, and found by number and pinyin.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, until } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

async function person(name) {
  const { rows } = await desk.call("people.list", { search: name, limit: 1 });
  return desk.call("people.get", { id: rows[0].id });
}

test("a change is on disk at once, and comes and goes with undo and redo", async () => {
  const before = await person("李诣书");
  const page = await desk.visit("/speakers");
  await page.getByRole("row").filter({ hasText: "李诣书" }).click();
  const inspector = page.getByRole("complementary", {
    name: page.say("common.inspector", { title: "李诣书" }),
  });
  const position = inspector.getByLabel(page.say("people.position_zh"), { exact: true });

  await position.fill("首席科学家");
  await position.press("Enter");
  await until(async () => (await person("李诣书")).position_zh === "首席科学家");
  await page.getByRole("row").filter({ hasText: "首席科学家" }).waitFor();

  const subject = page.say("journal.people.change", { subject: "李诣书" });
  const named = (verb) => page.say("undo.named", { verb: page.say(verb), title: subject });
  await page.getByRole("button", { name: named("undo.undo") }).click();
  await until(async () => (await person("李诣书")).position_zh === before.position_zh);
  await page.getByRole("button", { name: named("undo.redo") }).click();
  await until(async () => (await person("李诣书")).position_zh === "首席科学家");

  await page.getByRole("button", { name: named("undo.undo") }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await until(async () => (await person("李诣书")).position_zh === before.position_zh);
  await page.leave();
});

for (const [path, field] of [
  ["/speakers", "people.full_name"],
  ["/organisations", "organisations.name_zh"],
  ["/booths", "booths.number"],
]) {
  const message = "problems.required";
  test(`a name that is emptied is asked for, and nothing is saved without it (${path})`, async () => {
    const page = await desk.visit(path);
    const rows = page.locator('[role="row"][aria-rowindex="2"]');
    await rows.first().click();
    const inspector = page.getByRole("complementary").last();
    const name = inspector.getByLabel(page.say(field)).first();
    await until(async () => (await name.inputValue()) !== "");
    const before = await name.inputValue();

    await name.fill("");
    await name.press("Tab");

    await inspector.getByText(page.say(message)).first().waitFor();
    await name.fill(before);
    await name.press("Tab");
    await until(async () => (await inspector.getByText(page.say(message)).count()) === 0);
    await page.leave();
  });
}

test("what another station changes is seen without asking", async () => {
  const page = await desk.visit("/speakers");
  const { id, ...before } = await person("王春仁");

  await desk.call("people.save", { ...before, id, position_zh: "研究员" });

  await page.getByRole("row").filter({ hasText: "研究员" }).waitFor();
  await page.leave();
});

test("a new guest is registered and gets a number", async () => {
  const page = await desk.visit("/registrations");

  await page
    .getByRole("button", { name: page.say("registrations.add") })
    .first()
    .click();
  const panel = page.getByRole("complementary");
  await panel.getByLabel(page.say("people.full_name")).fill("欧阳靖宇");
  await panel.getByLabel(page.say("people.phone")).fill("13800001234");
  await panel.getByRole("button", { name: page.say("registrations.register") }).click();

  await page.getByRole("complementary", { name: /欧阳靖宇/ }).waitFor();
  await page.getByRole("combobox", { name: page.say("people.search") }).fill("ouyangjingyu");
  await page.getByRole("row").filter({ hasText: "欧阳靖宇" }).waitFor();
  const { rows } = await desk.call("registrations.list", { filter: { search: "ouyangjingyu" } });
  assert.equal(rows.length, 1);
  assert.match(rows[0].badge_number, /\d/);
  await page.leave();
});

test("a refused draft says at the field what is wrong", async () => {
  const page = await desk.visit("/speakers");
  await page.getByRole("row").filter({ hasText: "张传森" }).click();
  const email = page.getByRole("complementary").getByLabel(page.say("people.email"));

  await email.fill("no address");
  await email.press("Enter");

  await page.getByText(page.say("problems.not_an_email")).waitFor();
  assert.notEqual((await person("张传森")).email, "no address");
  await page.leave();
});
