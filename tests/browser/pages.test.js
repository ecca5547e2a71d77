// Every page on the sample event: nothing inaccessible, nothing fetched from elsewhere, the policy in force.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, say, violations } from "./desk.js";

const pages = [
  "overview",
  "agenda",
  "speakers",
  "registrations",
  "reception",
  "checkins",
  "booths",
  "organisations",
  "documents",
  "settings",
];

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

for (const language of ["zh", "en"]) {
  for (const dark of [false, true]) {
    for (const name of pages) {
      test(`${name} is accessible in ${language}, ${dark ? "dark" : "light"}`, async () => {
        const page = await desk.visit(`/${name}`, { language, dark });

        const title = await page.getByRole("heading", { level: 1 }).innerText();
        assert.equal(title, say(language, `pages.${name}`));
        assert.equal(
          await page.locator("html").getAttribute("lang"),
          language === "zh" ? "zh-CN" : "en",
        );
        assert.deepEqual(await violations(page), []);

        await page.leave();
      });
    }
  }
}

test("the policy of the pages lets nothing in from elsewhere", async () => {
  const response = await fetch(`${desk.url}/`);
  const policy = response.headers.get("content-security-policy");
  assert.match(policy, /^default-src 'none';/);

  const page = await desk.visit("/overview");
  const blocked = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) =>
          resolve(event.violatedDirective),
        );
        new Image().src = "https://example.com/picture.png";
      }),
  );
  assert.equal(blocked, "img-src");
});
