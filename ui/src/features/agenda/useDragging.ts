import { onScopeDispose, shallowRef } from "vue";
import type { SessionRow } from "@/lib/contract";
import { useEscape } from "@/lib/escape";
import { endingAt, shifted, startingAt, type Hours, type Place } from "./timetable";

/** Where the pointer is on the grid. */
export type Spot = { column: number; minutes: number; inside: boolean };

export type Drag = {
  session: SessionRow;
  kind: "move" | "resize";
  pointer: number;
  /** Where it began on the screen, and where the pointer is. */
  from: { x: number; y: number };
  at: { x: number; y: number };
  /** Where it stood before; nothing when it comes from the pool. */
  was: Place | undefined;
  /** Where on the session it was taken. */
  grip: { column: number; minutes: number };
  moved: boolean;
  /** Where it would go; nothing while it is not over the grid. */
  to: Place | undefined;
};

const still = 4;
const poolGrip = 10;
const edge = 48;
const scrollSpeed = 10;

/** Drags sessions with the pointer: over the grid, out of it, into it, and at their lower edge. */
export function useDragging(options: {
  locate: (point: { x: number; y: number }) => Spot;
  scroller: () => HTMLElement | null;
  order: () => readonly string[];
  hours: () => Hours;
  place: (session: SessionRow, place: Place) => void;
  unplace: (session: SessionRow) => void;
  open: (session: SessionRow) => void;
}) {
  const drag = shallowRef<Drag | null>(null);
  let frame = 0;

  function begin(
    event: PointerEvent,
    session: SessionRow,
    was: Place | undefined,
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
      grip: {
        column: spot.column,
        minutes: was === undefined ? poolGrip : spot.minutes - was.start,
      },
      moved: false,
      to: was,
    };
  }

  function move(event: PointerEvent): void {
    const now = drag.value;
    if (now?.pointer !== event.pointerId) return;
    const at = { x: event.clientX, y: event.clientY };
    const moved = now.moved || Math.hypot(at.x - now.from.x, at.y - now.from.y) >= still;
    if (!moved) return;
    drag.value = { ...now, at, moved, to: target(now, options.locate(at)) };
    follow();
  }

  function target(now: Drag, spot: Spot): Place | undefined {
    const hours = options.hours();
    if (now.kind === "resize" && now.was !== undefined)
      return endingAt(now.was, spot.minutes, hours);
    if (!spot.inside) return undefined;
    const { minutes, room_ids } = now.session;
    const place = now.was ?? { start: 0, minutes, room_ids };
    return startingAt(inColumn(now, place, spot), spot.minutes - now.grip.minutes, hours);
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

  /** Scrolls on while the pointer is held at the upper or lower edge of the grid. */
  function follow(): void {
    cancelAnimationFrame(frame);
    const now = drag.value;
    const box = options.scroller();
    if (now === null || box === null) return;
    const { top, bottom } = box.getBoundingClientRect();
    const by =
      now.at.y < top + edge * 2 ? -scrollSpeed : now.at.y > bottom - edge ? scrollSpeed : 0;
    if (by === 0) return;
    frame = requestAnimationFrame(() => {
      box.scrollTop += by;
      if (drag.value !== null)
        drag.value = { ...drag.value, to: target(drag.value, options.locate(drag.value.at)) };
      follow();
    });
  }

  function end(event: PointerEvent): void {
    const now = drag.value;
    if (now?.pointer !== event.pointerId) return;
    cancel();
    if (!now.moved) options.open(now.session);
    else if (now.to !== undefined) options.place(now.session, now.to);
    else if (now.was !== undefined) options.unplace(now.session);
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
