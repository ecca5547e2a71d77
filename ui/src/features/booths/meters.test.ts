import { expect, test } from "vitest";
import { meters, millimeters, size } from "./meters";

test("meters and millimeters are the same measure", () => {
  expect(meters(3500)).toBe(3.5);
  expect(millimeters(3.5)).toBe(3500);
  expect(millimeters(0.1 + 0.2)).toBe(300);
});

test("a size has no more digits than it needs", () => {
  expect(size(6000, 3000)).toBe("6 × 3 m");
  expect(size(2750, 3000)).toBe("2.75 × 3 m");
});
