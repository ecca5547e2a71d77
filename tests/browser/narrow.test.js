// The smallest window: nothing wraps, is squeezed or loses its meaning, and what is cut off can be read.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

/** As in tauri.conf.json. */
const size = { width: 1120, height: 700 };

/** The buttons whose words stand on several lines. */
function wrapped(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("header button, header a, [role=toolbar] button, footer a, footer button")]
      .filter((button) => button.offsetHeight > 42)
      .map((button) => button.textContent.trim()),
  );
}

for (const [language, dark] of [
  ["zh", true],
  ["en", false],
]) {
  test(`no button of the register wraps (${language})`, async () => {
    const { rows } = await desk.call("registrations.list", { limit: 1 });
    const page = await desk.visit(`/registrations?id=${rows[0].id}`, { language, dark, size });
    await page
      .getByRole("checkbox", { name: page.say("table.chooseRow", { number: 2 }), exact: true })
      .click();
    await settled(page);

    assert.deepEqual(await wrapped(page), []);
    assert.deepEqual(await violations(page), []);
    await page.leave();
  });

  test(`the names of rooms have room in the settings (${language})`, async () => {
    const page = await desk.visit("/settings?section=venue", { language, dark, size });
    const label = `${page.say("rooms.name_zh")} 主会场`;
    const box = await page.getByRole("textbox", { name: label, exact: true }).boundingBox();

    assert.ok(box.width > 120, String(box.width));
    await page.getByRole("link", { name: page.say("settings.sections.window") }).click();
    await page.getByRole("textbox", { name: page.say("settings.desk") }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.leave();
  });

  test(`who is found at the door is told with their organization (${language})`, async () => {
    const page = await desk.visit("/checkins", { language, dark, size });
    await page.getByRole("combobox", { name: page.say("checkins.search") }).fill("王伟");
    const found = page.getByRole("option", { name: "王伟" }).first();
    await found.waitFor();
    const organisation = found.getByText(language === "zh" ? "博雅控股集团" : "Boyalife Group");

    assert.ok(await organisation.evaluate((text) => text.scrollWidth <= text.clientWidth));
    await page.leave();
  });
}

test("the answer at the door has room for the longest name", async () => {
  const [category] = await desk.call("categories.list", null);
  const blank = { family_name: "", given_name: "", latin_name: "", pinyin: "", phone: "", email: "" };
  const more = { position_zh: "", position_en: "", biography_zh: "", biography_en: "", notes: "" };
  const full_name = "Maximiliana Konstantinopoulou-Papadimitriou von Hohenzollern-Sigmaringen";
  await desk.call("organisations.save", {
    name_zh: "长".repeat(60), name_en: "", short_name: "", website: "", address: "",
    profile_zh: "", profile_en: "", notes: "",
  });
  const organisation = (await desk.call("organisations.list", { search: "长长长长" })).rows[0];
  const { registration } = await desk.call("registrations.save", {
    person: { full_name, organisation_id: organisation.id, ...blank, ...more },
    category_id: category.id, state: "invited",
    external_id: "", seat: "", source: "", notes: "", custom: {},
  });
  const page = await desk.visit("/checkins", { size });
  const box = page.getByRole("combobox", { name: page.say("checkins.search") });
  await box.fill(registration.badge_number);
  await box.press("Enter");
  const letIn = page.getByRole("button", { name: page.say("checkins.override") });
  await letIn.waitFor();

  const button = await letIn.boundingBox();
  const hint = await page.getByText(page.say("checkins.close")).boundingBox();
  const sign = await page.locator(".sign").boundingBox();
  assert.ok(sign.y >= 0, JSON.stringify(sign));
  assert.ok(button.y + button.height <= hint.y, JSON.stringify([button, hint]));
  await page.leave();
});

test("a text that is cut off is read whole when it is pointed at", async () => {
  const page = await desk.visit("/speakers", { language: "en", size });
  const cut = page.getByRole("gridcell").getByText("National Institutes for Food").first();

  await cut.hover();

  assert.equal(await cut.getAttribute("title"), await cut.innerText());
  await page.leave();
});

test("the overview names what looks wrong in the language of the window", async () => {
  const { rows } = await desk.call("sessions.list", {});
  const placed = rows.find(({ title_en }) => title_en === "Lunch");
  await desk.call("sessions.place", { id: placed.id, starts_at: "2019-04-13T10:20" });

  const page = await desk.visit("/overview", { language: "en", size });

  await page.getByText("“Lunch”").first().waitFor();
  assert.equal(await page.getByText("“午餐”").count(), 0);
  await page.leave();
});

test("what was chosen for many can be left as it is again", async () => {
  const page = await desk.visit("/registrations", { language: "en", size });
  await page
    .getByRole("checkbox", { name: page.say("table.chooseRow", { number: 1 }), exact: true })
    .click();
  await page
    .getByRole("button", { name: page.say("registrations.editMany"), exact: true })
    .click();
  const dialog = page.getByRole("dialog");
  const reply = dialog.getByRole("combobox", { name: page.say("registrations.reply") });
  const choose = async (name) => {
    await reply.click();
    await page.getByRole("option", { name, exact: true }).click();
  };

  await choose(page.say("enums.reply.no"));
  await dialog.getByText(`${page.say("registrations.noReply")} → ${page.say("enums.reply.no")}`).waitFor();
  await choose(page.say("common.noChange"));

  await dialog.getByText(page.say("registrations.choose")).waitFor();
  const verb = dialog.getByRole("button", { name: page.say("registrations.chooseFirst") });
  assert.ok(await verb.isDisabled());
  await page.leave();
});
