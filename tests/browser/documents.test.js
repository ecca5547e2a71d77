// Paper: what the preview shows, and the file that comes of it.

import { execFileSync } from "node:child_process";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

for (const [name, text] of [
  ["badges", "李诣书"],
  ["program", "细胞治疗产品产业化生产的挑战与发展趋势"],
  ["table-cards", "孙海东"],
  ["sign-in", "签到表"],
  ["door-signs", "主会场"],
]) {
  test(`${name} are previewed and saved`, async () => {
    const page = await desk.visit(`/documents?document=${name}`);
    const pages = page.getByRole("img", {
      name: page.say("documents.page", { page: "1" }),
    });
    await pages.first().waitFor();
    await settled(page);
    const width = await pages
      .first()
      .evaluate((picture) => picture.naturalWidth);
    assert.ok(width > 50, `the first page is ${width} wide`);

    const saving = page.getByRole("button", {
      name: page.say("documents.save"),
    });
    await saving.click();
    const open = page
      .getByRole("button", { name: page.say("common.open") })
      .first();
    await open.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      open.click(),
    ]);

    assert.match(download.suggestedFilename(), /\.pdf$/);
    const path = await download.path();
    execFileSync("qpdf", ["--check", path]);
    const written = execFileSync("pdftotext", [path, "-"], {
      encoding: "utf8",
    });
    assert.ok(
      written.replaceAll(/\s/g, "").includes(text),
      `${text} is not in the file`,
    );
    await page.leave();
  });
}

test("every document can be chosen, with the options that it has and no others", async () => {
  const page = await desk.visit("/documents?document=badges");
  const option = (name) =>
    page.getByLabel(page.say(`documents.${name}`), { exact: true });
  await option("slot").waitFor();
  assert.equal(await option("grouping").count(), 0);

  await page.getByRole("button", { name: "签到表" }).click();

  await option("grouping").waitFor();
  assert.equal(await option("slot").count(), 0);
  const chosen = page.locator("button[aria-current]");
  assert.equal(await chosen.innerText(), "签到表");
  await page.leave();
});

test("a size of one's own is previewed", async () => {
  const page = await desk.visit("/documents?document=booth-signs");
  const first = page.getByRole("img", {
    name: page.say("documents.page", { page: "1" }),
  });
  await first.waitFor();
  await page.getByLabel(page.say("documents.size")).click();
  await page
    .getByRole("option", { name: page.say("documents.ownSize") })
    .click();

  await page.getByLabel(page.say("documents.width")).fill("600");

  await page.waitForFunction(
    (picture) => picture.naturalWidth > picture.naturalHeight * 2,
    await first.elementHandle(),
  );
  await page.leave();
});

for (const language of ["zh", "en"]) {
  for (const dark of [false, true]) {
    test(`the options of every document are accessible in ${language}, ${dark ? "dark" : "light"}`, async () => {
      const page = await desk.visit("/documents?document=labels", {
        language,
        dark,
      });
      for (const document of [
        "labels",
        "table-cards",
        "sign-in",
        "program",
        "membership",
      ]) {
        await page.goto(`${desk.url}/#/documents?document=${document}`);
        await settled(page);
        assert.deepEqual(await violations(page), [], document);
      }
      await page.leave();
    });
  }
}
