// How long a frame of the timetable takes with 1,000 sessions in 70 rooms: `cargo xtask frames`.
//
// Without a graphics card, as on a rented desk at a venue; the limit is 50 ms a frame.

import { openDesk, settled } from "./desk.js";

const rooms = 70;
const sessions = 1000;
const limit = 50;
const day = "2019-04-13";

const desk = await openDesk();
try {
  await fill();
  const page = await desk.visit("/agenda", { size: { width: 1440, height: 900 } });
  await page.getByRole("region", { name: page.say("agenda.timetable") }).waitFor();
  await settled(page);
  console.log(`${"".padEnd(44)}${"median".padStart(9)}${"95 %".padStart(9)}${"worst".padStart(9)}`);
  tell("scrolling through all rooms", await frames(page, scroll));
  tell("dragging a session across the grid", await frames(page, drag));
  tell("resizing a session", await frames(page, resize));
  await page.leave();
} finally {
  await desk.close();
}

/** One day of the sample event gets a hall full of rooms, each with its sessions in a row. */
async function fill() {
  const ids = [];
  for (let number = 1; number <= rooms; number++) {
    const room = { name_zh: `第${number}会场`, name_en: `Room ${number}`, seats: 120 };
    ids.push((await desk.call("rooms.save", { ...room, position: number })).id);
  }
  for (let number = 0; number < sessions; number++) {
    const minutes = 8 * 60 + Math.floor(number / rooms) * 35;
    const clock = [Math.floor(minutes / 60), minutes % 60];
    const at = clock.map((part) => String(part).padStart(2, "0")).join(":");
    await desk.call("sessions.save", {
      kind: "talk",
      title_zh: `细胞治疗专题报告 ${number + 1}`,
      starts_at: `${day}T${at}`,
      minutes: 30,
      room_ids: [ids[number % rooms]],
    });
  }
}

/** Does the work while the page notes when each frame comes; answers the times between them. */
async function frames(page, work) {
  await page.evaluate(() => {
    globalThis.times = [];
    const note = (time) => {
      globalThis.times.push(time);
      globalThis.noting = requestAnimationFrame(note);
    };
    globalThis.noting = requestAnimationFrame(note);
  });
  await work(page);
  const times = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.noting);
    return globalThis.times;
  });
  return times.slice(1).map((time, at) => time - times[at]);
}

async function scroll(page) {
  await page.mouse.move(800, 500);
  for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(turn < 30 ? 200 : -200, 0);
}

async function block(page) {
  const found = page
    .getByRole("region", { name: page.say("agenda.timetable") })
    .getByRole("button", { name: "细胞治疗专题报告" });
  const box = await found.nth(2).boundingBox();
  return { x: box.x + box.width / 2, top: box.y, bottom: box.y + box.height };
}

async function drag(page) {
  const { x, top } = await block(page);
  await page.mouse.move(x, top + 12);
  await page.mouse.down();
  await page.mouse.move(x + 500, top + 300, { steps: 90 });
  await page.mouse.move(x, top + 200, { steps: 90 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
}

async function resize(page) {
  const { x, bottom } = await block(page);
  await page.mouse.move(x, bottom - 2);
  await page.mouse.down();
  await page.mouse.move(x, bottom + 160, { steps: 90 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
}

function tell(what, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const figures = [at(0.5), at(0.95), at(1)].map((time) => time.toFixed(1).padStart(9)).join("");
  const ratio = (at(0.95) / limit).toFixed(2);
  console.log(`${what.padEnd(44)}${figures}   ${ratio} of ${limit} ms, ${times.length} frames`);
}
