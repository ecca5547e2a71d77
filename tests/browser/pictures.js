// The pictures of the README, taken from the running program: `cargo xtask pictures`.

import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { openDesk, settled } from "./desk.js";

const folder = fileURLToPath(new URL("../../icons/pages/", import.meta.url));
const largest = 150 * 1024;

const pictures = [
  { name: "overview" },
  { name: "agenda" },
  { name: "speakers", open: /李诣书/ },
  { name: "registrations", language: "en", search: "wang" },
  { name: "checkins", admit: true },
  { name: "booths", dark: true },
  { name: "organisations" },
  { name: "documents", choose: /会议手册/ },
];

mkdirSync(folder, { recursive: true });
const desk = await openDesk();
try {
  const { rows } = await desk.call("registrations.list", { limit: 200 });
  const guests = rows.filter(({ state }) => state === "confirmed");
  const guest = guests.find(({ full_name }) => /^\p{Script=Han}{3}$/u.test(full_name));
  for (const other of guests.filter(({ id }) => id !== guest.id).slice(0, 23)) {
    await desk.call("checkins.record", { registration_id: other.id });
  }
  for (const picture of pictures) await take(picture, guest);
} finally {
  await desk.close();
}

async function take({ name, open, search, admit, choose, ...look }, guest) {
  const page = await desk.visit(`/${name}`, { ...look, size: { width: 1120, height: 700 } });
  if (open) await page.getByRole("row").filter({ hasText: open }).click();
  if (choose) await page.getByRole("button", { name: choose }).click();
  if (search) await page.locator("input[type=search]").fill(search);
  if (admit) {
    const box = page.getByRole("combobox", { name: page.say("checkins.search") });
    await box.fill(guest.badge_number);
    await box.press("Enter");
    await page.getByRole("alert").first().waitFor();
  }
  await settled(page);
  const path = `${folder}${name}.png`;
  await page.screenshot({ path, caret: "hide", animations: "disabled" });
  await page.leave();
  assert.ok(statSync(path).size < largest, `${path} has ${statSync(path).size} bytes`);
}
