// Paper: what the preview shows, and the file that comes of it.

import { execFileSync } from "node:child_process";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

for (const [name, text] of [
  ["badges", "李诣书"],
  ["program", "细胞治疗产品产业化生产的挑战与发展趋势"],
]) {
  test(`${name} are previewed and saved`, async () => {
    const page = await desk.visit(`/documents?document=${name}`);
    const pages = page.getByRole("img", { name: page.say("documents.page", { page: "1" }) });
    await pages.first().waitFor();
    await settled(page);
    const width = await pages.first().evaluate((picture) => picture.naturalWidth);
    assert.ok(width > 50, `the first page is ${width} wide`);

    const saving = page.getByRole("button", { name: page.say("documents.save") });
    await saving.click();
    const open = page.getByRole("button", { name: page.say("common.open") }).first();
    await open.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), open.click()]);

    assert.match(download.suggestedFilename(), /\.pdf$/);
    const path = await download.path();
    execFileSync("qpdf", ["--check", path]);
    const written = execFileSync("pdftotext", [path, "-"], { encoding: "utf8" });
    assert.ok(written.replaceAll(/\s/g, "").includes(text), `${text} is not in the file`);
    await page.leave();
  });
}
