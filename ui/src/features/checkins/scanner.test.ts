import { expect, test } from "vitest";
import { createScanner, isWholeCode } from "./scanner";

/** Types the text with a pause between keys and Enter at the end; answers what was scanned. */
function type(text: string, pause: number): string[] {
  const scans: string[] = [];
  const scanner = createScanner((code) => scans.push(code));
  let timeStamp = 1000;
  const nothing = () => undefined;
  for (const key of Array.from(text, (digit) => `Digit${digit}`).concat("Enter")) {
    timeStamp += pause;
    scanner({
      code: key,
      timeStamp,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      preventDefault: nothing,
      stopPropagation: nothing,
    });
  }
  return scans;
}

test("a scanner is heard whatever has the focus", () => {
  expect(type("10000012", 5)).toEqual(["10000012"]);
  expect(type("7".repeat(173), 5)).toEqual(["7".repeat(173)]);
});

test("a person who types is not a scanner", () => {
  expect(type("10000012", 150)).toEqual([]);
});

test("a part of a code is not a scan", () => {
  expect(type("1000001", 5)).toEqual([]);
});

test("a code typed with spaces is still whole", () => {
  expect(isWholeCode("1000 0012")).toBe(true);
  expect(isWholeCode("1000 001")).toBe(false);
});
