import { expect, test } from "vitest";
import {
  clock,
  endingAt,
  firstGap,
  hoursOf,
  lanesOf,
  minutesOf,
  pressed,
  runsOf,
  shifted,
  snap,
  startingAt,
  movedTogether,
  timeAt,
  touched,
  wayOf,
  type Place,
  type Placed,
} from "./timetable";

const rooms = ["a", "b", "c"];
const hours = { from: 8 * 60, to: 18 * 60 };

function at(time: string, minutes: number, ...room_ids: string[]): Place {
  return { start: minutesOf(time), minutes, room_ids };
}

function placed(id: string, time: string, minutes: number, ...room_ids: string[]): Placed {
  return { id, ...at(time, minutes, ...room_ids) };
}

test("venue times and minutes are the same thing", () => {
  expect(minutesOf("2019-04-13T09:35")).toBe(575);
  expect(clock(575)).toBe("09:35");
  expect(timeAt("2019-04-13", 575)).toBe("2019-04-13T09:35");
});

test("a time snaps to five minutes", () => {
  expect([571, 573, 575].map((minutes) => snap(minutes))).toEqual([570, 575, 575]);
});

test("the grid shows the hours of the house and whatever lies outside them", () => {
  const day = { opens_at: "08:30", closes_at: "17:00" };

  expect(hoursOf(day, [])).toEqual({ from: 480, to: 1020 });
  expect(hoursOf(day, [at("07:50", 20, "a"), at("18:00", 45, "a")])).toEqual({
    from: 420,
    to: 1140,
  });
  expect(hoursOf(day, [at("23:30", 90, "a")]).to).toBe(1440);
});

test("rooms beside each other are one block", () => {
  expect(runsOf(["b", "a"], rooms)).toEqual([{ column: 0, span: 2 }]);
  expect(runsOf(["a", "c"], rooms)).toEqual([
    { column: 0, span: 1 },
    { column: 2, span: 1 },
  ]);
  expect(runsOf([], rooms)).toEqual([{ column: 3, span: 1 }]);
});

test("sessions that overlap in a room stand side by side", () => {
  const lanes = lanesOf([
    placed("one", "09:00", 60, "a"),
    placed("two", "09:30", 60, "a"),
    placed("three", "10:00", 30, "a"),
    placed("other room", "09:00", 60, "b"),
    placed("later", "11:00", 30, "a"),
  ]);

  expect(Object.fromEntries(lanes)).toEqual({
    one: { lane: 0, of: 2 },
    two: { lane: 1, of: 2 },
    three: { lane: 0, of: 2 },
    "other room": { lane: 0, of: 1 },
    later: { lane: 0, of: 1 },
  });
});

test("a session across rooms is beside what overlaps in any of them", () => {
  const lanes = lanesOf([
    placed("plenary", "09:00", 60, "a", "b"),
    placed("left", "09:30", 30, "a"),
    placed("right", "09:30", 30, "b"),
  ]);

  expect(lanes.get("plenary")).toEqual({ lane: 0, of: 2 });
  expect(lanes.get("left")).toEqual({ lane: 1, of: 2 });
  expect(lanes.get("right")).toEqual({ lane: 1, of: 2 });
});

test("a moved session stays in the hours that are drawn", () => {
  expect(startingAt(at("09:00", 30, "a"), 577, hours)).toEqual(at("09:35", 30, "a"));
  expect(startingAt(at("09:00", 30, "a"), 0, hours)).toEqual(at("08:00", 30, "a"));
  expect(startingAt(at("09:00", 30, "a"), 2000, hours)).toEqual(at("17:30", 30, "a"));
});

test("a session across rooms moves as a whole and not beyond the last room", () => {
  expect(shifted(at("09:00", 30, "a", "b"), 1, rooms)).toEqual(at("09:00", 30, "b", "c"));
  expect(shifted(at("09:00", 30, "a", "b"), 5, rooms)).toEqual(at("09:00", 30, "b", "c"));
  expect(shifted(at("09:00", 30, "b"), -5, rooms)).toEqual(at("09:00", 30, "a"));
});

test("a session lasts at least five minutes", () => {
  expect(endingAt(at("09:00", 30, "a"), minutesOf("09:47"), hours)).toEqual(at("09:00", 45, "a"));
  expect(endingAt(at("09:00", 30, "a"), minutesOf("08:00"), hours)).toEqual(at("09:00", 5, "a"));
});

test("arrows move, Alt moves further, Shift resizes", () => {
  const place = at("09:00", 30, "a");
  const press = (key: string, held: { altKey?: boolean; shiftKey?: boolean } = {}) =>
    pressed({ key, altKey: false, shiftKey: false, ...held }, place, rooms, hours);

  expect(press("ArrowDown")).toEqual(at("09:05", 30, "a"));
  expect(press("ArrowUp", { altKey: true })).toEqual(at("08:45", 30, "a"));
  expect(press("ArrowRight")).toEqual(at("09:00", 30, "b"));
  expect(press("ArrowLeft")).toBeUndefined();
  expect(press("ArrowDown", { shiftKey: true })).toEqual(at("09:00", 35, "a"));
  expect(press("ArrowUp", { shiftKey: true, altKey: true })).toEqual(at("09:00", 15, "a"));
  expect(press("Enter")).toBeUndefined();
});

test("a session without a room moves into the last one", () => {
  const press = { key: "ArrowLeft", altKey: false, shiftKey: false };

  expect(pressed(press, at("09:00", 30), rooms, hours)).toEqual(at("09:00", 30, "c"));
});

test("the first gap that is long enough is found", () => {
  const taken = [at("09:00", 60, "a"), at("10:20", 40, "a"), at("10:00", 20, "b")];

  expect(clock(firstGap(taken, "a", 20, minutesOf("09:00")))).toBe("10:00");
  expect(clock(firstGap(taken, "a", 30, minutesOf("09:00")))).toBe("11:00");
  expect(clock(firstGap(taken, "a", 30, minutesOf("08:30")))).toBe("08:30");
  expect(clock(firstGap(taken, undefined, 30, minutesOf("08:30")))).toBe("08:30");
});

test("a time snaps to the grain that was chosen", () => {
  expect([5, 10, 15, 30].map((grain) => snap(583, grain))).toEqual([585, 580, 585, 570]);
  expect(startingAt(at("09:00", 30, "a"), 583, hours, 30).start).toBe(570);
});

test("sessions that are moved together keep their distances", () => {
  const group = [placed("one", "09:00", 30, "a"), placed("two", "10:00", 60, "b")];

  const moved = movedTogether(group, { minutes: 20, columns: 1 }, rooms, hours);

  expect(moved).toEqual([placed("one", "09:20", 30, "b"), placed("two", "10:20", 60, "c")]);
});

test("the first session at an edge holds all of them", () => {
  const group = [placed("one", "08:10", 30, "a"), placed("two", "17:00", 50, "c")];

  expect(movedTogether(group, { minutes: -60, columns: -1 }, rooms, hours)).toEqual([
    placed("one", "08:00", 30, "a"),
    placed("two", "16:50", 50, "c"),
  ]);
  expect(movedTogether(group, { minutes: 60, columns: 1 }, rooms, hours)).toEqual([
    placed("one", "08:20", 30, "a"),
    placed("two", "17:10", 50, "c"),
  ]);
});

test("a session in a room that is not shown stays in its rooms", () => {
  expect(shifted(at("09:00", 30, "a", "hidden"), 1, rooms).room_ids).toEqual(["a", "hidden"]);
});

test("an area of the grid touches what it crosses, drawn from any corner", () => {
  const all = [
    placed("one", "09:00", 30, "a"),
    placed("two", "10:00", 60, "b", "c"),
    placed("three", "11:00", 30, "c"),
  ];
  const corners = [
    { column: 1, minutes: minutesOf("10:30") },
    { column: 0, minutes: minutesOf("09:10") },
  ] as const;

  expect(touched(all, { from: corners[0], to: corners[1] }, rooms)).toEqual(["one", "two"]);
  expect(touched(all, { from: corners[1], to: corners[0] }, rooms)).toEqual(["one", "two"]);
});

test("arrow keys move chosen sessions by the grain, by three of it with Alt", () => {
  const press = { key: "ArrowDown", altKey: false, shiftKey: false };

  expect(wayOf(press, 10)).toEqual({ minutes: 10, columns: 0 });
  expect(wayOf({ ...press, altKey: true }, 10)).toEqual({ minutes: 30, columns: 0 });
  expect(wayOf({ ...press, key: "Enter" })).toBeUndefined();
});
