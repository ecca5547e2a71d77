// What looks wrong in the agenda: mended, let be, blocked; editions, and the screen in the lobby.

import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
beforeEach(async () => {
  await desk?.close();
  desk = await openDesk();
});
after(() => desk.close());

const first = "干细胞产业发展现状及展望";

async function session(title) {
  const { rows } = await desk.call("sessions.list", {});
  return rows.find(({ title_zh }) => title_zh.includes(title));
}

/** Puts a session on top of the one before it. */
async function collide() {
  const { id } = await session(first);
  await desk.call("sessions.place", { id, starts_at: "2019-04-13T11:00" });
}

async function openFindings(page) {
  await page
    .getByRole("button", { name: page.say("agenda.findings", { count: 1 }) })
    .first()
    .click();
  return page.getByRole("list", { name: page.say("agenda.findingsList") });
}

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`a finding is mended by what is proposed (${language})`, async () => {
    await collide();
    const page = await desk.visit("/agenda", { language, dark });
    const { findings } = await desk.call("agenda.day", {});
    await page
      .getByRole("button", {
        name: page.say("agenda.findings", { count: findings.length }),
      })
      .click();
    const list = page.getByRole("list", {
      name: page.say("agenda.findingsList"),
    });
    const named = await list.innerText();
    assert.ok(
      named.includes(language === "zh" ? "主会场" : "Main hall"),
      named,
    );

    await list
      .getByRole("button", { name: page.say("agenda.repair") })
      .first()
      .click();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await list.getByRole("button", { name: "→" }).first().click();

    await until(async () => {
      const day = await desk.call("agenda.day", {});
      return day.findings.length < findings.length;
    });
    await page.leave();
  });
}

test("a finding that is fine is let be, with a note", async () => {
  const { id, ...rest } = await desk.call("sessions.get", {
    id: (await session(first)).id,
  });
  await desk.call("sessions.save", {
    ...rest,
    id,
    expected: 900,
    roles: rest.roles,
  });
  const page = await desk.visit("/agenda");
  const list = await openFindings(page);

  await list.getByRole("button", { name: page.say("agenda.accept") }).click();
  const note = list.getByRole("textbox", { name: page.say("agenda.whyAccepted") });
  await note.fill("另有转播间");
  await note.press("Enter");

  await until(async () => {
    const { findings } = await desk.call("agenda.day", {});
    return findings[0]?.accepted?.note === "另有转播间";
  });
  await page
    .getByRole("button", { name: page.say("agenda.allAccepted") })
    .waitFor();
  await page.leave();
});

test("a rule that blocks keeps a move from being saved, and says why", async () => {
  const before = await session(first);
  const page = await desk.visit("/settings?section=agenda");
  await page
    .getByRole("combobox", { name: page.say("rules.room_overlap") })
    .click();
  await page
    .getByRole("option", { name: page.say("enums.rule_level.block") })
    .click();
  await until(async () => (await desk.call("rules.list"))[0].level === "block");
  assert.deepEqual(await violations(page), []);

  await page.goto(`${desk.url}/#/agenda`);
  const grid = page.getByRole("region", { name: page.say("agenda.timetable") });
  await grid.getByRole("button", { name: first }).focus();
  await page.keyboard.press("ArrowUp");

  await page
    .getByText(/活动不允许这样安排/)
    .first()
    .waitFor();
  assert.equal((await session(first)).starts_at, before.starts_at);
  await page.leave();
});

test("an edition is published, and what changes since is told", async () => {
  const page = await desk.visit("/agenda", { language: "en" });
  await page.getByRole("button", { name: page.say("common.more") }).click();
  await page
    .getByRole("menuitem", { name: page.say("editions.title") })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("button", { name: page.say("editions.publish"), exact: true })
    .click();
  await dialog.getByText(page.say("editions.same")).waitFor();
  assert.deepEqual(await violations(page), []);

  const { id } = await session(first);
  await desk.call("sessions.place", { id, starts_at: "2019-04-13T16:00" });

  await dialog
    .getByText("moves from 2019-04-13 13:00 to 2019-04-13 16:00")
    .waitFor();
  await page.leave();
});

test("the lobby shows what is on, and what comes next", async () => {
  await desk.call("event.get");
  const page = await desk.visit("/lobby");
  await page.getByText(page.say("lobby.nothing")).waitFor();
  assert.deepEqual(await violations(page), []);

  const { id } = await session(first);
  await desk.call("sessions.place", { id, starts_at: "2019-04-12T17:50" });
  await page.getByRole("heading", { name: "主会场" }).waitFor();
  await page.getByText(first).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  await page
    .getByRole("heading", { name: page.say("pages.agenda"), level: 1 })
    .waitFor();
  await page.leave();
});

test("when somebody is there is typed in beside the person", async () => {
  const page = await desk.visit("/speakers");
  await page.getByRole("row").filter({ hasText: "袁宝珠" }).first().click();
  const panel = page.getByRole("complementary");
  await panel.getByText(page.say("speakers.alwaysThere")).waitFor();

  const times = panel
    .locator("section")
    .filter({ hasText: page.say("speakers.times") });
  await times.getByRole("button", { name: page.say("common.add") }).click();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await times.getByRole("button", { name: page.say("common.add") }).click();

  await until(async () => {
    const { rows } = await desk.call("people.list", { search: "袁宝珠" });
    const listed = await desk.call("availabilities.list", {
      person_id: rows[0].id,
    });
    return listed.length === 1;
  });
  await page.leave();
});
