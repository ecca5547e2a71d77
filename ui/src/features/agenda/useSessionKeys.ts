import type { SessionRow } from "@/lib/contract";
import type { Selection } from "@/lib/selection";
import {
  firstGap,
  movedTogether,
  pressed,
  wayOf,
  type Hours,
  type Place,
  type Placed,
} from "./timetable";
import { useTimetableView } from "./useTimetableView";

/** What the keys do to the session that has the focus, or to all that are chosen with it. */
export function useSessionKeys(options: {
  placed: () => readonly Placed[];
  order: () => readonly string[];
  hours: () => Hours;
  opensAt: () => number;
  placeNow: (session: SessionRow) => Place | undefined;
  selection: Selection;
  place: (places: readonly Placed[]) => void;
  unplace: (ids: readonly string[]) => void;
  open: (id: string) => void;
}) {
  const { grain } = useTimetableView();
  const { selection } = options;

  /** The session itself comes first. */
  function groupOf(session: SessionRow): readonly Placed[] {
    const chosen = options.placed().filter(({ id }) => selection.has(id));
    const own = options.placed().filter(({ id }) => id === session.id);
    return selection.has(session.id)
      ? [...own, ...chosen.filter(({ id }) => id !== session.id)]
      : own;
  }

  function placeInGap(session: SessionRow): void {
    const room = session.room_ids[0] ?? options.order()[0];
    options.place([
      {
        id: session.id,
        start: firstGap(options.placed(), room, session.minutes, options.opensAt()),
        minutes: session.minutes,
        room_ids: session.room_ids.length > 0 || room === undefined ? session.room_ids : [room],
      },
    ]);
  }

  function moveBy(event: KeyboardEvent, session: SessionRow, now: Place): void {
    const group = groupOf(session);
    const way = wayOf(event, grain.value);
    if (group.length > 1 && way !== undefined && !event.shiftKey) {
      options.place(movedTogether(group, way, options.order(), options.hours()));
      return;
    }
    const next = pressed(event, now, options.order(), options.hours(), grain.value);
    if (next !== undefined) options.place([{ id: session.id, ...next }]);
  }

  /** Answers whether the key meant something. */
  function act(event: KeyboardEvent, session: SessionRow): boolean {
    const now = options.placeNow(session);
    switch (event.key) {
      case "Enter":
        options.open(session.id);
        return true;
      case " ":
        if (now === undefined) placeInGap(session);
        else selection.toggle(session.id);
        return true;
      case "Delete":
      case "Backspace":
        if (now !== undefined) options.unplace(groupOf(session).map(({ id }) => id));
        return now !== undefined;
      default:
        // Nor must the grid scroll under a session that stands at its edge.
        if (now === undefined || !event.key.startsWith("Arrow")) return false;
        moveBy(event, session, now);
        return true;
    }
  }

  return (event: KeyboardEvent, session: SessionRow): void => {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "a")
      selection.set(
        options.placed().map(({ id }) => id),
        true,
      );
    else if (command || !act(event, session)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
