import { expect, test } from "vitest";
import { pastedCells } from "./cells";

test("a column is taken as a spreadsheet copies it", () => {
  expect(pastedCells("张三\r\n李四\r\n")).toEqual([["张三"], ["李四"]]);
  expect(pastedCells("a\tb\nc\t")).toEqual([
    ["a", "b"],
    ["c", ""],
  ]);
  expect(pastedCells("one")).toEqual([["one"]]);
  expect(pastedCells("a\n\nb\n")).toEqual([["a"], [""], ["b"]]);
});

test("what has lines or tabs in it stands in quotes", () => {
  expect(pastedCells('"one\ntwo ""three"""\tb\n')).toEqual([['one\ntwo "three"', "b"]]);
  expect(pastedCells('say "hi"\n5" pipe')).toEqual([['say "hi"'], ['5" pipe']]);
});
