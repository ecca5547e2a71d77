import { expect, test } from "vitest";
import { placeAfter, typedBy, wayFrom } from "./gridKeys";

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

test("after typing one goes on to the next cell, but not out of the grid", () => {
  expect(wayFrom({ row: 3, column: 2 }, "down", 9, 4)).toEqual({ row: 4, column: 2 });
  expect(wayFrom({ row: 3, column: 4 }, "right", 9, 4)).toEqual({ row: 3, column: 4 });
  expect(wayFrom({ row: 0, column: 1 }, "up", 9, 4)).toEqual({ row: 0, column: 1 });
});

test("letters and digits are typed into a cell, shortcuts are not", () => {
  const key = (name: string, more: KeyboardEventInit = {}) =>
    typedBy(new KeyboardEvent("keydown", { key: name, ...more }));

  expect(["张", "a", "7", "+"].map((name) => key(name))).toEqual(["张", "a", "7", "+"]);
  expect(["Process", "Delete"].map((name) => key(name))).toEqual(["", ""]);
  expect(["/", " ", "?", "F5", "Enter"].map((name) => key(name))).toEqual(Array(5).fill(undefined));
  expect(key("c", { ctrlKey: true })).toBeUndefined();
});
