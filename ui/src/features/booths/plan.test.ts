import { expect, test } from "vitest";
import { barOf, floorOf, linesOf, neighborOf, scaleOf, type PlacedBooth } from "./plan";

const row: PlacedBooth[] = [
  { id: "A01", x: 3000, y: 3000, width: 6000, depth: 3000 },
  { id: "A02", x: 9000, y: 3000, width: 6000, depth: 3000 },
  { id: "B01", x: 9000, y: 9000, width: 3000, depth: 3000 },
];
const [first, second, below] = row as [PlacedBooth, PlacedBooth, PlacedBooth];

test("the floor is the measured hall", () => {
  expect(floorOf({ width_mm: 24000, depth_mm: 12000 }, row)).toEqual({
    x: 0,
    y: 0,
    width: 24000,
    depth: 12000,
  });
});

test("a booth outside the hall is drawn all the same", () => {
  expect(floorOf({ width_mm: 10000, depth_mm: 5000 }, row)).toEqual({
    x: 0,
    y: 0,
    width: 15000,
    depth: 12000,
  });
});

test("a hall that was not measured reaches a meter beyond its booths", () => {
  expect(floorOf(undefined, [first])).toEqual({ x: 2000, y: 2000, width: 8000, depth: 5000 });
});

test("the whole floor is shown while it stays legible", () => {
  const floor = { x: 0, y: 0, width: 20000, depth: 10000 };

  expect(scaleOf(floor, 1000, 1000)).toBe(0.05);
  expect(scaleOf(floor, 100, 100)).toBe(0.018);
});

test("arrows go to the nearest booth that way", () => {
  expect(neighborOf(first, row, "right")?.id).toBe("A02");
  expect(neighborOf(second, row, "left")?.id).toBe("A01");
  expect(neighborOf(second, row, "down")?.id).toBe("B01");
  expect(neighborOf(below, row, "up")?.id).toBe("A02");
  expect(neighborOf(first, row, "up")).toBeUndefined();
});

test("a name is broken into lines and shortened at its end", () => {
  expect(linesOf("博雅控股集团", 50, 12, 2)).toEqual(["博雅控股", "集团"]);
  expect(linesOf("博雅控股集团有限公司", 50, 12, 2)[1]).toMatch(/…$/);
  expect(linesOf("Boyalife Group", 60, 12, 2)).toEqual(["Boyalife", "Group"]);
  expect(linesOf("Boyalife", 30, 12, 0)).toEqual([]);
});

test("the scale bar has a round length", () => {
  expect(barOf(0.02, 120)).toBe(5);
  expect(barOf(0.05, 120)).toBe(2);
});
