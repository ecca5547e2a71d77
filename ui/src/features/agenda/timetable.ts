import type { Day, SessionRow, VenueTime } from "@/lib/contract";

/** Minutes are counted from midnight of the day that is shown. */
export const step = 5;
/** What a moved session can snap to, in minutes. */
export const grains = [5, 10, 15, 30] as const;
const hour = 60;
const wholeDay = 24 * hour;

/** Where a session stands: when, for how long, and in which rooms. */
export type Place = { start: number; minutes: number; room_ids: readonly string[] };
export type Placed = Place & { id: string };
/** The part of the day that is drawn. */
export type Hours = { from: number; to: number };
/** Rooms beside each other that one session takes, as columns of the grid. */
export type Run = { column: number; span: number };
export type Lane = { lane: number; of: number };

/** The minutes of `09:30` or of `2019-04-13T09:30`. */
export function minutesOf(time: string): number {
  const match = /(\d{2}):(\d{2})/.exec(time);
  return match === null ? 0 : Number(match[1]) * hour + Number(match[2]);
}

export function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / hour) % 24)}:${two(minutes % hour)}`;
}

export function timeAt(date: string, minutes: number): VenueTime {
  return `${date}T${clock(minutes)}`;
}

export function snap(minutes: number, grain: number = step): number {
  return Math.round(minutes / grain) * grain;
}

/** Where the session stands on its day; nothing while it waits to be placed. */
export function placeOf(session: SessionRow): Placed | undefined {
  if (session.starts_at === null) return undefined;
  const { id, minutes, room_ids } = session;
  return { id, start: minutesOf(session.starts_at), minutes, room_ids };
}

/** The hours of the house, and whatever lies outside them, in whole hours. */
export function hoursOf(day: Pick<Day, "opens_at" | "closes_at">, placed: readonly Place[]): Hours {
  const from = Math.min(minutesOf(day.opens_at), ...placed.map(({ start }) => start));
  const to = Math.max(
    minutesOf(day.closes_at),
    ...placed.map(({ start, minutes }) => start + minutes),
  );
  return {
    from: Math.floor(from / hour) * hour,
    to: Math.min(wholeDay, Math.ceil(to / hour) * hour),
  };
}

/** The columns of the rooms, those beside each other as one. A session without a room takes the last column. */
export function runsOf(roomIds: readonly string[], order: readonly string[]): Run[] {
  const columns = columnsOf(roomIds, order);
  if (columns.length === 0) return [{ column: order.length, span: 1 }];
  return columns.reduce<Run[]>((runs, column) => {
    const last = runs.at(-1);
    if (last !== undefined && last.column + last.span === column) last.span++;
    else runs.push({ column, span: 1 });
    return runs;
  }, []);
}

function columnsOf(roomIds: readonly string[], order: readonly string[]): number[] {
  return roomIds
    .map((id) => order.indexOf(id))
    .filter((column) => column !== -1)
    .toSorted((one, other) => one - other);
}

/** Sessions that are in one room at the same time stand side by side. */
export function lanesOf(placed: readonly Placed[]): Map<string, Lane> {
  const lanes = new Map<string, Lane>();
  const sorted = placed.toSorted(
    (one, other) => one.start - other.start || other.minutes - one.minutes,
  );
  const seen = new Set<string>();
  for (const first of sorted) {
    if (seen.has(first.id)) continue;
    const group = crowdOf(first, sorted);
    let widest = 1;
    for (const session of group) {
      seen.add(session.id);
      const taken = new Set(
        group
          .filter((other) => lanes.has(other.id) && collide(session, other))
          .map((other) => lanes.get(other.id)?.lane),
      );
      let lane = 0;
      while (taken.has(lane)) lane++;
      lanes.set(session.id, { lane, of: 1 });
      widest = Math.max(widest, lane + 1);
    }
    for (const session of group)
      lanes.set(session.id, { lane: lanes.get(session.id)?.lane ?? 0, of: widest });
  }
  return lanes;
}

/** Everything that is tied to the first session by overlaps, in the order of time. */
function crowdOf(first: Placed, sorted: readonly Placed[]): Placed[] {
  const crowd = new Set([first]);
  for (const session of crowd)
    for (const other of sorted) if (collide(session, other)) crowd.add(other);
  return sorted.filter((session) => crowd.has(session));
}

function collide(one: Placed, other: Placed): boolean {
  return (
    one.id !== other.id &&
    one.start < other.start + other.minutes &&
    other.start < one.start + one.minutes &&
    (one.room_ids.some((id) => other.room_ids.includes(id)) ||
      (one.room_ids.length === 0 && other.room_ids.length === 0))
  );
}

/** The same session at another time, within the hours that are drawn. */
export function startingAt(place: Place, start: number, hours: Hours, grain: number = step): Place {
  const latest = Math.max(hours.from, hours.to - place.minutes);
  return { ...place, start: Math.min(latest, Math.max(hours.from, snap(start, grain))) };
}

/** The same session some columns further, as far as there are rooms. */
export function shifted(place: Place, columns: number, order: readonly string[]): Place {
  const taken = columnsOf(place.room_ids, order);
  const first = taken.at(0);
  const last = taken.at(-1);
  if (first === undefined || last === undefined) return place;
  // Rooms that are not shown have no neighbors to go to.
  if (taken.length < place.room_ids.length) return place;
  const by = Math.max(-first, Math.min(order.length - 1 - last, columns));
  return { ...place, room_ids: taken.map((column) => order[column + by] ?? "") };
}

/** The same session, ending at another time. */
export function endingAt(place: Place, end: number, hours: Hours, grain: number = step): Place {
  const latest = Math.min(hours.to, snap(end, grain));
  return { ...place, minutes: Math.max(step, latest - place.start) };
}

/** How far sessions are moved together. */
export type Way = { minutes: number; columns: number };

/** The same sessions some way further, all by the same, as far as the first of them can go. */
export function movedTogether(
  group: readonly Placed[],
  way: Way,
  order: readonly string[],
  hours: Hours,
): Placed[] {
  const between = (low: number, wanted: number, high: number): number =>
    Math.max(Math.min(0, low), Math.min(Math.max(0, high), wanted));
  const minutes = between(
    hours.from - Math.min(...group.map(({ start }) => start)),
    way.minutes,
    hours.to - Math.max(...group.map((place) => place.start + place.minutes)),
  );
  const taken = group.flatMap(({ room_ids }) => columnsOf(room_ids, order));
  const columns = between(-Math.min(...taken), way.columns, order.length - 1 - Math.max(...taken));
  return group.map((place) => ({
    ...place,
    start: place.start + minutes,
    room_ids: shifted(place, columns, order).room_ids,
  }));
}

/** A part of the grid between two of its spots. */
export type Area = { from: { column: number; minutes: number }; to: Area["from"] };

/** The sessions that an area touches. */
export function touched(placed: readonly Placed[], area: Area, order: readonly string[]): string[] {
  const [left, right] = sorted(area.from.column, area.to.column);
  const [top, bottom] = sorted(area.from.minutes, area.to.minutes);
  return placed
    .filter(
      (place) =>
        place.start < bottom &&
        place.start + place.minutes > top &&
        runsOf(place.room_ids, order).some(
          ({ column, span }) => column <= right && column + span > left,
        ),
    )
    .map(({ id }) => id);
}

function sorted(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

export type Press = Pick<KeyboardEvent, "key" | "altKey" | "shiftKey">;

/** What an arrow key makes of a place; nothing when the key means something else or changes nothing. */
export function pressed(
  press: Press,
  place: Place,
  order: readonly string[],
  hours: Hours,
  grain: number = step,
): Place | undefined {
  const by = press.altKey ? grain * 3 : grain;
  const next = ((): Place | undefined => {
    switch (press.key) {
      case "ArrowUp":
        return press.shiftKey
          ? { ...place, minutes: Math.max(step, place.minutes - by) }
          : startingAt(place, place.start - by, hours);
      case "ArrowDown":
        return press.shiftKey
          ? endingAt(place, place.start + place.minutes + by, hours)
          : startingAt(place, place.start + by, hours);
      case "ArrowLeft":
        return sideways(place, -1, order);
      case "ArrowRight":
        return sideways(place, 1, order);
      default:
        return undefined;
    }
  })();
  return next === undefined || isSame(next, place) ? undefined : next;
}

/** How far an arrow key moves sessions that are chosen together; nothing when the key means something else. */
export function wayOf(press: Press, grain: number = step): Way | undefined {
  const by = press.altKey ? grain * 3 : grain;
  switch (press.key) {
    case "ArrowUp":
      return { minutes: -by, columns: 0 };
    case "ArrowDown":
      return { minutes: by, columns: 0 };
    case "ArrowLeft":
      return { minutes: 0, columns: -1 };
    case "ArrowRight":
      return { minutes: 0, columns: 1 };
    default:
      return undefined;
  }
}

function sideways(place: Place, by: number, order: readonly string[]): Place {
  const last = order.at(-1);
  if (place.room_ids.length === 0 && last !== undefined)
    return by < 0 ? { ...place, room_ids: [last] } : place;
  return shifted(place, by, order);
}

export function isSame(one: Place, other: Place): boolean {
  return (
    one.start === other.start &&
    one.minutes === other.minutes &&
    one.room_ids.join() === other.room_ids.join()
  );
}

/** The first time at which the room is free for so long; its end when there is none. */
export function firstGap(
  placed: readonly Place[],
  roomId: string | undefined,
  minutes: number,
  opens: number,
): number {
  return placed
    .filter(({ room_ids }) => roomId !== undefined && room_ids.includes(roomId))
    .toSorted((one, other) => one.start - other.start)
    .reduce(
      (start, taken) =>
        start + minutes <= taken.start ? start : Math.max(start, taken.start + taken.minutes),
      opens,
    );
}
