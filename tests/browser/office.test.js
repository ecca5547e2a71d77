// The window as a whole: the palette, the keyboard, the languages, light and dark.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, settled, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test("the palette finds a person by the initials of the name", async () => {
  const page = await desk.visit("/overview");

  await page.keyboard.press("Control+k");
  await page.getByPlaceholder(page.say("palette.placeholder")).fill("ybz");
  await page
    .getByRole("option", { name: /袁宝珠/ })
    .first()
    .waitFor();
  assert.deepEqual(await violations(page), []);

  await page.getByPlaceholder(page.say("palette.placeholder")).fill("qqqqzz");
  await page.getByText(page.say("palette.nothing")).waitFor();
  await settled(page);
  assert.deepEqual(await violations(page), []);

  await page.getByPlaceholder(page.say("palette.placeholder")).fill("ybz");
  await page
    .getByRole("option", { name: /袁宝珠/ })
    .first()
    .click();

  await page.getByRole("complementary", { name: /袁宝珠/ }).waitFor();
  await page.leave();
});

test("the language changes while the program runs, and is remembered", async () => {
  const page = await desk.visit("/speakers");
  const title = page.getByRole("heading", { level: 1 });

  await page.getByRole("button", { name: page.say("app.otherLanguage") }).click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.equal(await title.innerText(), "Speakers");
  await page.reload();
  await title.waitFor();
  assert.equal(await title.innerText(), "Speakers");

  await page.leave();
});

test("the window goes dark when it is told to", async () => {
  const page = await desk.visit("/settings");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();

  await page.keyboard.press("Control+k");
  await page.getByPlaceholder(page.say("palette.placeholder")).fill(page.say("appearance.useDark"));
  await page.getByRole("option", { name: page.say("appearance.useDark") }).click();
  await page.waitForFunction(() => document.documentElement.classList.contains("dark"));

  assert.notEqual(await background(), light);
  await page.leave();
});

test("everything is reached by the keyboard alone", async () => {
  const page = await desk.visit("/overview");
  const title = () => page.getByRole("heading", { level: 1 }).innerText();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("role") ?? "");

  // `g` and a letter go to a page.
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.waitForFunction(
    (text) => document.querySelector("h1")?.textContent === text,
    page.say("pages.speakers"),
  );
  await settled(page);

  // `/` goes to the search box, down into the list, Enter opens, Esc closes.
  await page.keyboard.press("/");
  await page.keyboard.type("xhr");
  await page.getByRole("row").filter({ hasText: "肖海蓉" }).waitFor();
  await settled(page);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "grid");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const inspector = page.getByRole("complementary", { name: /肖海蓉/ });
  await inspector.waitFor();

  // F6 goes round the regions; every stop shows where it is.
  const regions = new Set();
  for (let turn = 0; turn < 3; turn++) {
    await page.keyboard.press("F6");
    regions.add(
      await page.evaluate(() => document.activeElement?.closest("[data-region]")?.dataset.region),
    );
  }
  assert.deepEqual([...regions].sort(), ["content", "inspector", "sidebar"]);

  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await inspector.waitFor({ state: "detached" });
  assert.equal(await title(), page.say("pages.speakers"));
  await page.leave();
});

test("the focus is seen wherever Tab takes it", async () => {
  const page = await desk.visit("/registrations");
  const unseen = [];

  for (let turn = 0; turn < 40; turn++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const shows = (part) => {
        const style = getComputedStyle(part);
        return (
          (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) ||
          style.boxShadow !== "none"
        );
      };
      // A ring may be drawn by the box around a field.
      const seen = [element, element.parentElement, ...element.children].some(
        (part) => part && shows(part),
      );
      return { seen, html: element.outerHTML.slice(0, 160) };
    });
    if (stop !== null && !stop.seen) unseen.push(stop.html);
  }

  assert.deepEqual(unseen, []);
  await page.leave();
});

test("without an event there is the start screen, and from it the sample", async () => {
  const page = await desk.visit("/overview", { language: "en" });
  await desk.call("files.close");

  await page.getByText(page.say("start.lead")).waitFor();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await page.getByText(page.say("start.sample")).click();

  await page.getByRole("heading", { level: 1, name: page.say("pages.overview") }).waitFor();
  await page.leave();
});
