import { expect, test } from "vitest";
import { placeAfter } from "./gridKeys";

const grid = { lastRow: 99, lastColumn: 4, page: 20, far: false };

test("keys never lead out of the grid", () => {
  expect(placeAfter("ArrowUp", { row: 0, column: 2 }, grid)).toEqual({ row: 0, column: 2 });
  expect(placeAfter("PageDown", { row: 90, column: 2 }, grid)).toEqual({ row: 99, column: 2 });
  expect(placeAfter("ArrowRight", { row: 5, column: 4 }, grid)).toEqual({ row: 5, column: 4 });
});

test("Control leads to the ends", () => {
  const far = { ...grid, far: true };

  expect(placeAfter("End", { row: 3, column: 1 }, far)).toEqual({ row: 99, column: 4 });
  expect(placeAfter("Home", { row: 3, column: 1 }, far)).toEqual({ row: 0, column: 0 });
  expect(placeAfter("ArrowDown", { row: 3, column: 1 }, far)).toEqual({ row: 99, column: 1 });
});

test("other keys lead nowhere", () => {
  expect(placeAfter("x", { row: 3, column: 1 }, grid)).toBeUndefined();
});
