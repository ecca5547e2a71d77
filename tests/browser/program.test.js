// The agenda, the booths and the members: moved, measured and corrected in place.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, until } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

async function session(title) {
  const { rows } = await desk.call("sessions.list", {});
  return rows.find(({ title_zh }) => title_zh.includes(title));
}

/** The session on the grid of the day. */
function blockOf(page, { title_zh }) {
  const grid = page.getByRole("region", { name: page.say("agenda.timetable") });
  return grid.getByRole("button", { name: title_zh });
}

test("a session moves by the arrow keys, and back", async () => {
  const before = await session("干细胞产业发展现状及展望");
  const page = await desk.visit("/agenda");
  const block = blockOf(page, before);

  await block.focus();
  await page.keyboard.press("ArrowDown");
  await until(async () => (await session(before.title_zh)).starts_at > before.starts_at);
  const undo = page.getByRole("button", { name: page.say("undo.undo") }).first();
  await undo.and(page.locator(":enabled")).waitFor();
  await page.keyboard.press("Control+z");

  await until(async () => (await session(before.title_zh)).starts_at === before.starts_at);
  await page.leave();
});

test("a session is dragged into another room", async () => {
  const before = await session("干细胞产业发展现状及展望");
  const page = await desk.visit("/agenda");
  const block = blockOf(page, before);
  await block.scrollIntoViewIfNeeded();
  const { x, y, width } = await block.boundingBox();

  await page.mouse.move(x + width / 2, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + width, y + 40, { steps: 8 });
  await page.mouse.move(x + width * 1.5, y + 10, { steps: 8 });
  await page.mouse.up();

  await until(async () => (await session(before.title_zh)).rooms_zh !== before.rooms_zh);
  await page.leave();
});

test("a booth gets another width", async () => {
  const list = await desk.call("booths.list", {});
  const { id, number } = (list.rows ?? list)[0];
  const page = await desk.visit("/booths");
  await page.getByRole("row").filter({ hasText: number }).first().click();
  const width = page.getByRole("complementary").getByLabel(page.say("booths.width"));

  await width.fill("4.5");
  await width.press("Enter");

  await until(async () => (await desk.call("booths.get", { id })).width_mm === 4500);
  await page.leave();
});

test("a member gets a short name", async () => {
  const page = await desk.visit("/organisations");
  await page.getByRole("row").filter({ hasText: "博雅控股集团" }).first().click();
  const short = page.getByRole("complementary").getByLabel(page.say("organisations.short_name"));

  await short.fill("博雅集团");
  await short.press("Enter");

  await until(async () => {
    const { rows } = await desk.call("organisations.list", { search: "博雅控股集团" });
    return rows[0].short_name === "博雅集团";
  });
  await page.leave();
});
