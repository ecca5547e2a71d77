import { expect, test } from "vitest";
import { isCalibrated, usualSides } from "./calibration";
import { usualBooklet, usualOptions } from "./choices";

const upright = { width: 210, height: 297 };
const lying = { width: 90, height: 54 };

test("a document of one side is printed on one side", () => {
  expect(usualSides(usualOptions(), upright)).toBe("one");
});

test("a booklet is turned on the short edge, sheets of cards on the long one", () => {
  expect(usualSides({ ...usualOptions(), booklet: usualBooklet }, lying)).toBe("short_edge");
  expect(usualSides({ ...usualOptions(), back: "page", sheet: "a4" }, upright)).toBe("long_edge");
});

test("sheets are turned as they were laid out", () => {
  const options = { ...usualOptions(), back: "page", sheet: "a4", flip: "short_edge" } as const;
  expect(usualSides(options, upright)).toBe("short_edge");
});

test("a single card keeps its top", () => {
  const options = { ...usualOptions(), back: "page" } as const;
  expect(usualSides(options, upright)).toBe("long_edge");
  expect(usualSides(options, lying)).toBe("short_edge");
});

test("a printer without a calibration is told from one with it", () => {
  const none = { x: 0, y: 0, back_x: 0, back_y: 0, scale: 100 };
  expect(isCalibrated(none)).toBe(false);
  expect(isCalibrated({ ...none, back_y: 0.2 })).toBe(true);
  expect(isCalibrated({ ...none, scale: 100.1 })).toBe(true);
});
