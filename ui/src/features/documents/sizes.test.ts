import { expect, test } from "vitest";
import { foldedFace, pageStart, sidesOf, sizeLabel } from "./sizes";

test("a size is read with its measures", () => {
  expect(sizeLabel("a6")).toBe("A6 (105 × 148 mm)");
  expect(sizeLabel("95x134")).toBe("95 × 134 mm");
});

test("a size has two sides", () => {
  expect(sidesOf("a6")).toEqual([105, 148]);
  expect(sidesOf("95x134")).toEqual([95, 134]);
});

test("a sheet that is folded says how large a face is", () => {
  expect(foldedFace("a4")).toBe("210 × 148.5");
  expect(foldedFace("200x100")).toBeNull();
});

test("turning pages stays within the document", () => {
  expect(pageStart(8, 20, 8)).toBe(8);
  expect(pageStart(24, 20, 8)).toBe(16);
  expect(pageStart(-8, 20, 8)).toBe(0);
  expect(pageStart(8, 0, 8)).toBe(0);
});
