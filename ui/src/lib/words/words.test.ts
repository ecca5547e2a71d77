import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatDate, formatDay, formatNumber, formatTime, venueTime } from "./format";
import en from "./en.json";
import zh from "./zh.json";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[path + key, value] as [string, string]]
        : [...flat(value, `${path}${key}.`)],
    ),
  );
}

/** Words that the command line says as well. */
const isShared = (key: string) => /^(errors|problems|journal|findings|nouns|enums)\./.test(key);

/** Sentences that are the same of one and of many. */
const neutral = [
  "table.chosen",
  "registrations.waitCount",
  "registrations.promote",
  "party.cancelThem",
  "signups.queue",
];

const chinese = flat(zh);
const english = flat(en);

test("every word exists in both languages", () => {
  expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
});

test("both languages fill in the same names", () => {
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
  for (const [key, text] of chinese)
    expect({ key, names: names(english.get(key) ?? "") }).toEqual({ key, names: names(text) });
});

test("a number of things in English has a form for one of them", () => {
  const counted = /\{(count|sheets|pages)\} (?!min\b|more\b|unscheduled\b)[a-z]/;
  const bare = [...english].filter(
    ([key, text]) => !isShared(key) && counted.test(text) && !text.includes(" | "),
  );
  expect(bare.map(([key]) => key)).toEqual(neutral);
});

test("sentences shared with the command line are plain", () => {
  for (const [key, text] of [...chinese, ...english])
    if (isShared(key)) expect({ key, plain: !/[|@]/.test(text) }).toEqual({ key, plain: true });
});

test("every word named in the source exists", () => {
  const missing: string[] = [];
  for (const file of sources("src"))
    for (const [, key] of readFileSync(file, "utf8").matchAll(/\bt\(\s*["'`]([\w.-]+)["'`]/g))
      if (key !== undefined && !chinese.has(key)) missing.push(`${file}: ${key}`);
  expect(missing).toEqual([]);
});

test("every group of words named in the source exists", () => {
  const groups = [...chinese.keys()];
  const missing: string[] = [];
  for (const file of sources("src"))
    for (const [, start] of readFileSync(file, "utf8").matchAll(/\bt\(\s*`([\w.-]+\.)\$\{/g))
      if (start !== undefined && !groups.some((key) => key.startsWith(start)))
        missing.push(`${file}: ${start}`);
  expect(missing).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.(vue|ts)$/.test(name) && !name.endsWith(".test.ts") ? [path] : [];
  });
}

test("days, times and numbers read naturally", () => {
  expect(formatDay("2026-05-18T09:00", "zh")).toBe("5月18日 周一");
  expect(formatDay("2026-05-18T09:00", "en")).toBe("Mon 18 May");
  expect(formatDate("2019-04-13", "zh")).toBe("2019年4月13日");
  expect(formatDate("2019-04-13", "en")).toBe("13 April 2019");
  expect(formatTime("2026-05-18T09:00")).toBe("09:00");
  expect(formatNumber(100000, "zh")).toBe("100,000");
});

test("an instant is shown on the clock of the venue", () => {
  expect(venueTime("2019-04-13T01:05:00.000Z", "Asia/Shanghai")).toBe("2019-04-13T09:05");
  expect(venueTime("2019-04-12T16:00:00.000Z", "Asia/Shanghai")).toBe("2019-04-13T00:00");
});
