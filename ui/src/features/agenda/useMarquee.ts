import { shallowRef } from "vue";
import { useEscape } from "@/lib/escape";
import type { Area } from "./timetable";

type Point = { x: number; y: number };

const still = 4;

/** Draws a frame over the empty part of the grid, to choose what it touches. */
export function useMarquee(options: {
  locate: (point: Point) => Area["from"];
  /** The frame so far; `adds` when what was chosen before stays chosen. */
  choose: (area: Area, adds: boolean) => void;
  /** The pointer went down and up without moving. */
  click: () => void;
}) {
  const frame = shallowRef<{ from: Point; to: Point } | null>(null);
  let pointer: number | undefined;
  let from: Point | undefined;

  function begin(event: PointerEvent): void {
    if (event.button !== 0 || event.target !== event.currentTarget) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    from = { x: event.clientX, y: event.clientY };
  }

  function move(event: PointerEvent): void {
    if (from === undefined || event.pointerId !== pointer) return;
    const to = { x: event.clientX, y: event.clientY };
    if (frame.value === null && Math.hypot(to.x - from.x, to.y - from.y) < still) return;
    frame.value = { from, to };
  }

  function end(event: PointerEvent): void {
    if (event.pointerId !== pointer) return;
    const drawn = frame.value;
    if (drawn === null) options.click();
    else
      options.choose(
        { from: options.locate(drawn.from), to: options.locate(drawn.to) },
        event.shiftKey || event.ctrlKey || event.metaKey,
      );
    cancel();
  }

  function cancel(): boolean {
    const drawing = frame.value !== null;
    pointer = from = undefined;
    frame.value = null;
    return drawing;
  }

  useEscape(cancel);

  return { frame, begin, move, end, cancel };
}
