import { onScopeDispose, shallowRef } from "vue";
import type { SessionRow } from "@/lib/contract";
import { useEscape } from "@/lib/escape";
import {
  endingAt,
  isSame,
  movedTogether,
  shifted,
  startingAt,
  type Hours,
  type Place,
  type Placed,
} from "./timetable";

/** Where the pointer is on the grid. */
export type Spot = { column: number; minutes: number; inside: boolean };

type Point = { x: number; y: number };

export type Drag = {
  session: SessionRow;
  kind: "move" | "resize";
  pointer: number;
  /** Where it began on the screen, and where the pointer is. */
  from: Point;
  at: Point;
  /** Where it stood before; nothing when it comes from the pool. */
  was: Placed | undefined;
  /** The sessions that are chosen together with it, where they stood. */
  others: readonly Placed[];
  /** Where on the session it was taken. */
  grip: { column: number; minutes: number };
  moved: boolean;
  /** Where everything would go; nothing while the pointer is not over the grid. */
  to: readonly Placed[] | undefined;
  /** The other day that the pointer is over. */
  date: string | undefined;
};

const still = 4;
const poolGrip = 10;
const edge = 48;
const scrollSpeed = 10;

/** Drags sessions with the pointer: over the grid, out of it, into it, to another day, and at their lower edge. */
export function useDragging(options: {
  locate: (point: Point) => Spot;
  scroller: () => HTMLElement | null;
  order: () => readonly string[];
  hours: () => Hours;
  grain: () => number;
  /** The sessions that move with this one. */
  othersOf: (id: string) => readonly Placed[];
  place: (places: readonly Placed[]) => void;
  unplace: (ids: readonly string[]) => void;
  moveToDay: (ids: readonly string[], date: string) => void;
  open: (session: SessionRow) => void;
}) {
  const drag = shallowRef<Drag | null>(null);
  let frame = 0;

  function begin(
    event: PointerEvent,
    session: SessionRow,
    was: Placed | undefined,
    kind: Drag["kind"] = "move",
  ): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const point = { x: event.clientX, y: event.clientY };
    const spot = options.locate(point);
    drag.value = {
      session,
      kind,
      pointer: event.pointerId,
      from: point,
      at: point,
      was,
      others: kind === "move" && was !== undefined ? options.othersOf(session.id) : [],
      grip: {
        column: spot.column,
        minutes: was === undefined ? poolGrip : spot.minutes - was.start,
      },
      moved: false,
      to: was === undefined ? undefined : [was],
      date: undefined,
    };
  }

  function move(event: PointerEvent): void {
    const now = drag.value;
    if (now?.pointer !== event.pointerId) return;
    const at = { x: event.clientX, y: event.clientY };
    const moved = now.moved || Math.hypot(at.x - now.from.x, at.y - now.from.y) >= still;
    if (!moved) return;
    const date = now.kind === "move" ? dayAt(at) : undefined;
    show({ ...now, at, moved, date, to: target(now, options.locate(at)) });
    follow();
  }

  /** What would happen stays the same object as long as it is the same. */
  function show(next: Drag): void {
    const was = drag.value?.to;
    const same =
      was?.length === next.to?.length &&
      was?.every((place, index) => {
        const other = next.to?.[index];
        return other !== undefined && isSame(place, other);
      });
    drag.value = same === true ? { ...next, to: was } : next;
  }

  function target(now: Drag, spot: Spot): readonly Placed[] | undefined {
    const { id } = now.session;
    if (now.kind === "resize" && now.was !== undefined)
      return [{ id, ...endingAt(now.was, spot.minutes, options.hours(), options.grain()) }];
    if (!spot.inside) return undefined;
    const { minutes, room_ids } = now.session;
    const place = now.was ?? { start: 0, minutes, room_ids };
    const start = spot.minutes - now.grip.minutes;
    const main = startingAt(inColumn(now, place, spot), start, options.hours(), options.grain());
    if (now.was === undefined || now.others.length === 0) return [{ id, ...main }];
    const way = { minutes: main.start - now.was.start, columns: spot.column - now.grip.column };
    return movedTogether([now.was, ...now.others], way, options.order(), options.hours());
  }

  function inColumn(now: Drag, place: Place, spot: Spot): Place {
    const order = options.order();
    const room = order[spot.column];
    if (room === undefined) return { ...place, room_ids: [] };
    const first = place.room_ids.map((id) => order.indexOf(id)).toSorted((a, b) => a - b)[0];
    if (first === undefined || first === -1) return { ...place, room_ids: [room] };
    const from = now.was === undefined ? first : now.grip.column;
    return shifted(place, spot.column - from, order);
  }

  /** Scrolls on while the pointer is held at an edge of the grid. */
  function follow(): void {
    cancelAnimationFrame(frame);
    const now = drag.value;
    const box = options.scroller();
    if (now === null || box === null) return;
    const { top, bottom, left, right } = box.getBoundingClientRect();
    const { x, y } = now.at;
    const down = y < top + edge * 2 ? -scrollSpeed : y > bottom - edge ? scrollSpeed : 0;
    const inside = x >= left && x <= right;
    const along = !inside
      ? 0
      : x < left + edge * 2
        ? -scrollSpeed
        : x > right - edge
          ? scrollSpeed
          : 0;
    if (down === 0 && along === 0) return;
    frame = requestAnimationFrame(() => {
      box.scrollBy(along, down);
      if (drag.value !== null)
        show({ ...drag.value, to: target(drag.value, options.locate(drag.value.at)) });
      follow();
    });
  }

  function end(event: PointerEvent): void {
    const now = drag.value;
    if (now?.pointer !== event.pointerId) return;
    cancel();
    const ids = [now.session.id, ...now.others.map(({ id }) => id)];
    if (!now.moved) options.open(now.session);
    else if (now.date !== undefined) options.moveToDay(ids, now.date);
    else if (now.to !== undefined) options.place(now.to);
    else if (now.was !== undefined) options.unplace(ids);
  }

  function cancel(): boolean {
    cancelAnimationFrame(frame);
    const dragged = drag.value !== null;
    drag.value = null;
    return dragged;
  }

  useEscape(cancel);
  onScopeDispose(cancel);

  return { drag, begin, move, end, cancel };
}

/** The day whose tab is at a point of the screen. */
function dayAt({ x, y }: Point): string | undefined {
  const tab = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-day]");
  return tab?.dataset.day;
}
