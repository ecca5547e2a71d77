// Sheets: booklets and other sides as they will be printed, and a printer that is put right.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPrintServer } from "./cups.js";
import { openDesk, settled, until, violations } from "./desk.js";

let printing;
let desk;
before(async () => {
  printing = await openPrintServer("front-desk");
  desk = await openDesk();
});
after(async () => {
  await desk.close();
  await printing.close();
});

/** The picture of a page of the preview. */
const picture = (page, number) =>
  page.getByRole("img", {
    name: page.say("documents.page", { page: String(number) }),
    exact: true,
  });

/** Waits until the first sheet is as wide for its height as it should be. */
const isShaped = async (page, ratio) =>
  page.waitForFunction(
    ([picture, ratio]) => Math.abs(picture.naturalWidth / picture.naturalHeight - ratio) < 0.01,
    [await picture(page, 1).elementHandle(), ratio],
  );

async function choose(page, field, option) {
  await page.getByLabel(page.say(field), { exact: true }).click();
  await page.getByRole("option", { name: page.say(option), exact: true }).click();
}

test("a program is previewed as the sheets of its booklet", async () => {
  const page = await desk.visit("/documents?document=program");
  await picture(page, 1).waitFor();
  await isShaped(page, 148 / 210);
  assert.equal(await page.getByLabel(page.say("documents.flip")).count(), 0);

  await page.getByLabel(page.say("documents.booklet")).click();

  await isShaped(page, 297 / 210);
  await page.getByLabel(page.say("documents.flip")).waitFor();
  await page.getByLabel(page.say("documents.creep")).fill("0.2");
  await choose(page, "documents.flip", "documents.flips.long_edge");
  await settled(page);
  assert.equal(await picture(page, 6).count(), 1);
  await page.leave();
});

test("the backs of badges are previewed on the sheet behind them", async () => {
  const page = await desk.visit("/documents?document=badges");
  await picture(page, 1).waitFor();
  await choose(page, "documents.sheet", "documents.sheets.a4");
  await choose(page, "documents.back", "documents.backs.page");

  await isShaped(page, 210 / 297);

  await page.getByLabel(page.say("documents.flip")).waitFor();
  await settled(page);
  const of50 = page.say("documents.range", { from: "1", to: "8", total: "50" });
  await page.getByText(of50).waitFor();
  await page.leave();
});

test("a printer is put right by what was measured, and prints so", async () => {
  const page = await desk.visit("/documents?document=program");
  await picture(page, 1).waitFor();
  const button = (words, values) =>
    page.getByRole("button", { name: page.say(words, values), exact: true });
  await button("documents.print").click();
  await page.getByText(page.say("documents.notCalibrated")).waitFor();
  await button("documents.calibrate").click();

  await button("documents.calibrationPage").click();
  await until(() => printing.jobs.length === 1);
  const path = join(tmpdir(), `calibration-${process.pid}.pdf`);
  writeFileSync(path, printing.jobs[0]);
  const written = execFileSync("pdftotext", [path, "-"], { encoding: "utf8" });
  assert.match(written.replaceAll(/\s/g, ""), /打印机校准页.*背面/);

  await page.getByLabel(page.say("documents.rulers.left")).fill("19.5");
  await page.getByLabel(page.say("documents.rulers.across")).fill("170");
  await button("documents.workOut").click();
  const moved = page.getByLabel(page.say("documents.moves.x"));
  await page.waitForFunction((field) => field.value === "0.5", await moved.elementHandle());
  await button("documents.calibrateVerb").click();
  await moved.waitFor({ state: "hidden" });

  const { queues } = await desk.call("print.queues");
  assert.deepEqual(
    queues.map(({ name, calibration }) => [name, calibration.x]),
    [["front-desk", 0.5]],
  );
  await page.getByLabel(page.say("documents.correctedFor")).waitFor();
  await page.leave();
});

for (const language of ["zh", "en"]) {
  for (const dark of [false, true]) {
    test(`sheets and calibration are accessible in ${language}, ${dark ? "dark" : "light"}`, async () => {
      const page = await desk.visit("/documents?document=program", { language, dark });
      await picture(page, 1).waitFor();
      await page.getByLabel(page.say("documents.booklet")).click();
      await page.getByLabel(page.say("documents.creep")).waitFor();
      await settled(page);
      assert.deepEqual(await violations(page), [], "booklet");
      await page.getByRole("button", { name: page.say("documents.print"), exact: true }).click();
      await settled(page);
      assert.deepEqual(await violations(page), [], "printer");
      await page
        .getByRole("button", { name: page.say("documents.calibrate"), exact: true })
        .click();
      await settled(page);
      assert.deepEqual(await violations(page), [], "calibration");
      await page.leave();
    });
  }
}
