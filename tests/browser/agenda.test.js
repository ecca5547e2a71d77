// The timetable: many sessions at once, to other rooms and days, by pointer and by keys.

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
const second = "《细胞治疗产品产业化生产的挑战与发展趋势》";

async function session(title) {
  const { rows } = await desk.call("sessions.list", {});
  return rows.find(({ title_zh }) => title_zh.includes(title));
}

/** Where the sessions stand: all of them, by title. */
async function places() {
  const { rows } = await desk.call("sessions.list", {});
  return Object.fromEntries(
    rows.map(({ title_zh, starts_at, room_ids }) => [
      title_zh,
      { starts_at, room_ids },
    ]),
  );
}

function gridOf(page) {
  return page.getByRole("region", { name: page.say("agenda.timetable") });
}

function blockOf(page, title) {
  return gridOf(page).getByRole("button", { name: title });
}

/** Takes a session at its middle and drops it somewhere else on the screen. */
async function drag(page, block, to) {
  await block.scrollIntoViewIfNeeded();
  const { x, y, width } = await block.boundingBox();
  await page.mouse.move(x + width / 2, y + 12);
  await page.mouse.down();
  const end = to({ x: x + width / 2, y: y + 12, width });
  await page.mouse.move(end.x - 5, end.y - 5, { steps: 6 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

async function undo(page) {
  const button = page
    .getByRole("button", { name: page.say("undo.undo") })
    .first();
  await button.and(page.locator(":enabled")).waitFor();
  await page.keyboard.press("Control+z");
}

test("sessions that are chosen together are dragged together, and come back in one step", async () => {
  const before = await places();
  const page = await desk.visit("/agenda");

  await blockOf(page, first).click({
    modifiers: ["Control"],
    position: { x: 40, y: 10 },
  });
  await blockOf(page, second).click({
    modifiers: ["Control"],
    position: { x: 40, y: 10 },
  });
  await page.getByText(page.say("table.chosen", { count: 2 })).waitFor();
  assert.deepEqual(await violations(page), []);
  await drag(page, blockOf(page, first), ({ x, y, width }) => ({
    x: x + width,
    y,
  }));

  await until(async () => {
    const now = await places();
    const moved = [first, second].filter(
      (title) => now[title].room_ids[0] !== before[title].room_ids[0],
    );
    return moved.length === 2;
  });
  await undo(page);
  await until(
    async () => JSON.stringify(await places()) === JSON.stringify(before),
  );
  await page.leave();
});

test("a frame that is drawn over the grid chooses what it touches", async () => {
  const page = await desk.visit("/agenda");
  const block = blockOf(page, first);
  await block.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await block.boundingBox();

  // From the empty room beside it, back over the session.
  await page.mouse.move(x + width + 60, y + height - 6);
  await page.mouse.down();
  await page.mouse.move(x + width + 20, y + 20, { steps: 4 });
  await page.mouse.move(x + width - 40, y + 8, { steps: 6 });
  await page.mouse.up();

  await page.getByText(page.say("table.chosen", { count: 1 })).waitFor();
  await page.keyboard.press("Escape");
  await page
    .getByText(page.say("table.chosen", { count: 1 }))
    .waitFor({ state: "hidden" });
  await page.leave();
});

test("chosen sessions move by the keys alone, and the move is said", async () => {
  const before = await places();
  const page = await desk.visit("/agenda");

  await blockOf(page, first).focus();
  await page.keyboard.press("Space");
  await blockOf(page, second).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Alt+ArrowDown");

  await until(async () => {
    const now = await places();
    return [first, second].every(
      (title) => now[title].starts_at > before[title].starts_at,
    );
  });
  await page
    .getByText(page.say("agenda.movedMany", { count: 2 }))
    .waitFor({ state: "attached" });
  await undo(page);
  await until(
    async () => JSON.stringify(await places()) === JSON.stringify(before),
  );
  await page.leave();
});

test("what follows is shifted when the day runs late", async () => {
  const before = await places();
  const page = await desk.visit("/agenda", { language: "en" });

  await page
    .getByRole("button", { name: page.say("agenda.shift.open"), exact: true })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("spinbutton").fill("15");
  const from = dialog.getByRole("combobox", {
    name: page.say("agenda.shift.from"),
  });
  await from.click();
  await page
    .getByRole("option", {
      name: before[first].starts_at.slice(11),
      exact: true,
    })
    .click();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole("button", { name: /^Move \d+ sessions$/ }).click();

  await until(
    async () => (await places())[first].starts_at === "2019-04-13T13:15",
  );
  assert.deepEqual((await places())["午餐"], before["午餐"]);
  await undo(page);
  await until(
    async () => JSON.stringify(await places()) === JSON.stringify(before),
  );
  await page.leave();
});

test("two sessions change places", async () => {
  const before = await places();
  const page = await desk.visit("/agenda");

  for (const title of [first, second])
    await blockOf(page, title).click({
      modifiers: ["Shift"],
      position: { x: 40, y: 10 },
    });
  await page.getByRole("button", { name: page.say("agenda.swap") }).click();

  await until(
    async () => (await places())[first].starts_at === before[second].starts_at,
  );
  assert.equal((await places())[second].starts_at, before[first].starts_at);
  await page.leave();
});

test("a session that is dropped on another day goes there at the same time", async () => {
  await desk.call("days.save", {
    date: "2019-04-14",
    opens_at: "09:00",
    closes_at: "18:00",
  });
  const before = await session(first);
  const page = await desk.visit("/agenda");
  const tab = page.locator('[data-day="2019-04-14"]');
  const box = await tab.boundingBox();

  await drag(page, blockOf(page, first), () => ({
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
  }));

  await until(
    async () =>
      (await session(first)).starts_at ===
      `2019-04-14${before.starts_at.slice(10)}`,
  );
  assert.deepEqual((await session(first)).room_ids, before.room_ids);
  await page.leave();
});

test("a session that is held over another shows what would be wrong before it is dropped", async () => {
  const page = await desk.visit("/agenda");
  const block = blockOf(page, first);
  await block.scrollIntoViewIfNeeded();
  const { x, y, width } = await block.boundingBox();

  await page.mouse.move(x + width / 2, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + 40, { steps: 8 });

  await gridOf(page).locator(".ghost.wrong .reason").waitFor();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.leave();
});

test("a session is copied into another room, and rooms can be left out of sight", async () => {
  const page = await desk.visit("/agenda");

  await blockOf(page, first).click({
    modifiers: ["Control"],
    position: { x: 40, y: 10 },
  });
  await page.getByRole("button", { name: page.say("agenda.copyTo") }).click();
  await page.getByRole("menuitem", { name: "圆桌会议室" }).click();
  await until(async () => {
    const { rows } = await desk.call("sessions.list", {});
    return rows.filter(({ title_zh }) => title_zh === first).length === 2;
  });

  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: page.say("agenda.show"), exact: true })
    .click();
  await page.getByRole("checkbox", { name: "圆桌会议室" }).click();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await blockOf(page, first).count(), 1);
  await page.leave();
});

test("the grid is drawn from condensed to wide", async () => {
  const page = await desk.visit("/agenda", { dark: true });
  const height = async () => (await blockOf(page, first).boundingBox()).height;
  const usual = await height();

  await page.getByRole("button", { name: page.say("agenda.zoomOut") }).click();
  await settled(page);
  assert.ok((await height()) < usual);
  await page.getByRole("button", { name: page.say("agenda.zoomIn") }).click();
  await page.getByRole("button", { name: page.say("agenda.zoomIn") }).click();
  await settled(page);
  assert.ok((await height()) > usual);
  assert.deepEqual(await violations(page), []);
  await page.leave();
});

test("a break is put on the grid from what is often used, by pointer and by keys", async () => {
  const page = await desk.visit("/agenda");
  const pool = page.getByRole("region", { name: page.say("agenda.pool") });
  const template = pool.getByRole("button", {
    name: page.say("agenda.templates.break"),
  });
  const grid = await gridOf(page).boundingBox();

  await drag(page, template, () => ({
    x: grid.x + grid.width - 200,
    y: grid.y + 300,
  }));
  await until(
    async () =>
      (await session(page.say("agenda.templates.break"))) !== undefined,
  );
  const made = await session("茶歇");
  assert.equal(made.kind, "break");

  await pool
    .getByRole("button", { name: page.say("agenda.templates.blocker") })
    .focus();
  await page.keyboard.press("Space");
  await until(
    async () => (await session("场地占用"))?.title_en === "Room not available",
  );
  assert.deepEqual(await violations(page), []);
  await page.leave();
});

test("a material is added to a session", async () => {
  const page = await desk.visit("/agenda");
  await blockOf(page, first).click({ position: { x: 40, y: 10 } });
  const panel = page.getByRole("complementary");
  const materials = panel
    .locator("section")
    .filter({ hasText: page.say("sessions.materials") });

  await materials.getByRole("button", { name: page.say("common.add") }).click();
  const link = materials.getByLabel(page.say("sessions.materialLink"));
  await link.fill("https://example.com/slides.pdf");
  await link.blur();

  await until(async () => {
    const { materials: kept } = await desk.call("sessions.get", {
      id: (await session(first)).id,
    });
    return kept[0]?.link === "https://example.com/slides.pdf";
  });
  await page.leave();
});
