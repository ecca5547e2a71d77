// The real program in a real browser: `serve` with the sample event, and Chromium looking at it.

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** The evening before the summit: the clock of every test begins here. */
const now = "2019-04-12T10:00:00.000Z";

/** The words of the window, so that a test finds a control by the label that people read. */
const words = Object.fromEntries(
  ["zh", "en"].map((language) => [
    language,
    JSON.parse(readFileSync(`${root}ui/src/lib/words/${language}.json`, "utf8")),
  ]),
);

/** The words behind a key, with its values filled in. */
export function say(language, key, values = {}) {
  const found = key.split(".").reduce((part, name) => part?.[name], words[language]);
  assert.equal(typeof found, "string", `no words for ${key}`);
  const [one, many = one] = found.split(" | ");
  const count = values.count ?? values.sheets ?? values.pages;
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value),
    Number(count) === 1 ? one : many,
  );
}

/** Opens the program on the sample event. Close it at the end of the test. */
export async function openDesk() {
  const program = process.env.SUMMIT_SERVE ?? `${root}target/debug/serve`;
  const server = spawn(program, ["--sample", "--now", now, "--ui", `${root}ui/dist`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    createInterface(server.stdout).once("line", resolve);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const executablePath =
    process.env.CHROMIUM ??
    ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--disable-lcd-text"],
  });
  return {
    url,

    /** Asks the program itself, beside the page. */
    async call(name, request = null) {
      const response = await fetch(`${url}/call/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-station": "elsewhere" },
        body: JSON.stringify(request),
      });
      const answer = await response.json();
      assert.ok(response.ok, `${name}: ${JSON.stringify(answer)}`);
      return answer;
    },

    /** Opens a page in a browser that nobody has used before. */
    async visit(path, { language = "zh", dark = false, size = { width: 1440, height: 900 } } = {}) {
      const context = await browser.newContext({
        locale: language === "zh" ? "zh-CN" : "en-US",
        colorScheme: dark ? "dark" : "light",
        reducedMotion: "reduce",
        timezoneId: "Asia/Shanghai",
        viewport: size,
      });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const troubles = watch(page, url);
      await page.goto(`${url}/#${path}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await settled(page);
      return Object.assign(page, {
        troubles,
        /** Finds by the words behind a key. */
        say: (key, values) => say(language, key, values),
        /** Ends the visit; nothing may have gone wrong meanwhile. */
        async leave() {
          await context.close();
          assert.deepEqual(troubles, []);
        },
      });
    },

    async close() {
      await browser.close();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
    },
  };
}

/** Notes what must not happen: a request that leaves the machine, a breach of the policy, a failure. */
function watch(page, url) {
  const troubles = [];
  page.on("request", (request) => {
    const address = request.url();
    const stays = [`${url}/`, "data:", `blob:${url}/`].some((start) => address.startsWith(start));
    if (!stays) troubles.push(`request to ${address}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) troubles.push(message.text());
  });
  return troubles;
}

/** Waits until the page has stopped changing. */
export async function settled(page) {
  await page.evaluate(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 120));
    let before = "";
    for (let quiet = 0, turns = 0; quiet < 3 && turns < 60; turns++) {
      const text = document.body.innerHTML;
      quiet = text === before ? quiet + 1 : 0;
      before = text;
      await pause();
    }
  });
}

/** Waits until the program itself says so. */
export async function until(holds) {
  for (let turn = 0; turn < 400; turn++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail("it did not come to pass within twenty seconds");
}

/** The rules of WCAG 2.2 AA that the page breaks, as far as a program can find them. */
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
    }),
  );
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
}
