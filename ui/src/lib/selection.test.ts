import { expect, test } from "vitest";
import { useSelection } from "./selection";

test("all except one is a predicate, not a list", () => {
  const selection = useSelection(() => 100_000);

  selection.setAll(true);
  selection.toggle("a");

  expect(selection.count.value).toBe(99_999);
  expect(selection.has("a")).toBe(false);
  expect(selection.has("b")).toBe(true);
  expect([...selection.ids.value]).toEqual(["a"]);
});

test("choosing rows one by one counts them once", () => {
  const selection = useSelection(() => 10);

  selection.set(["a", "b"], true);
  selection.set(["b", "c"], true);
  selection.toggle("a");

  expect([...selection.ids.value].toSorted()).toEqual(["b", "c"]);
  expect(selection.count.value).toBe(2);
});
