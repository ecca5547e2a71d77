import { shallowRef } from "vue";
import type { PlaceRequest, SessionRow } from "@/lib/contract";
import { useTell } from "@/lib/live";
import { isSame, placeOf, timeAt, type Place, type Placed } from "./timetable";

/** Where a session was put: on the day, off the agenda (nothing), or on another day. */
type Held = Place | "another day" | undefined;

/** Moves sessions one step after the other, and shows each where it was put until the event says so too. */
export function usePlacing(options: {
  date: () => string | undefined;
  /** Asks for the day again. */
  refetch: () => Promise<unknown>;
}) {
  const { tell } = useTell("sessions.place_many");
  const held = shallowRef<ReadonlyMap<string, Held>>(new Map());
  let queue = Promise.resolve();
  let waiting = 0;

  function put(steps: ReadonlyMap<string, Held>, places: PlaceRequest[]): void {
    if (places.length === 0) return;
    held.value = new Map([...held.value, ...steps]);
    waiting++;
    queue = queue.then(async () => {
      await tell({ places });
      waiting--;
      if (waiting > 0) return;
      await options.refetch();
      if (waiting === 0) held.value = new Map();
    });
  }

  /** Where the session stands as people see it; nothing while it waits to be placed. */
  function placeNow(session: SessionRow): Place | undefined {
    const put = held.value.get(session.id);
    if (put === "another day") return undefined;
    return held.value.has(session.id) ? put : placeOf(session);
  }

  return {
    placeNow,
    /** Whether the session has just gone to another day. */
    isAway: (id: string): boolean => held.value.get(id) === "another day",
    /** Puts sessions where they should stand on the day that is shown, as one step. */
    place: (sessions: ReadonlyMap<string, SessionRow>, places: readonly Placed[]): void => {
      const date = options.date();
      if (date === undefined) return;
      const moved = places.filter((place) => {
        const session = sessions.get(place.id);
        const now = session && placeNow(session);
        return now === undefined || !isSame(now, place);
      });
      put(
        new Map(moved.map((place) => [place.id, place])),
        moved.map(({ id, start, minutes, room_ids }) => ({
          id,
          starts_at: timeAt(date, start),
          minutes,
          room_ids: [...room_ids],
        })),
      );
    },
    /** Takes sessions off the agenda, as one step. */
    unplace: (ids: readonly string[]): void => {
      put(
        new Map(ids.map((id) => [id, undefined])),
        ids.map((id) => ({ id, starts_at: null })),
      );
    },
    /** Puts sessions on another day, at the times they have. */
    moveToDay: (sessions: readonly SessionRow[], date: string): void => {
      const timed = sessions.flatMap((session) => {
        const now = placeNow(session);
        return now === undefined ? [] : [{ id: session.id, now }];
      });
      put(
        new Map(timed.map(({ id }) => [id, "another day"])),
        timed.map(({ id, now }) => ({
          id,
          starts_at: timeAt(date, now.start),
          minutes: now.minutes,
          room_ids: [...now.room_ids],
        })),
      );
    },
  };
}

export type Placing = ReturnType<typeof usePlacing>;
