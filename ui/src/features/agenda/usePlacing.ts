import { shallowRef } from "vue";
import type { SessionRow } from "@/lib/contract";
import { useTell } from "@/lib/live";
import { isSame, placeOf, timeAt, type Place } from "./timetable";

/** Moves sessions one after the other, and shows each where it was put until the event says so too. */
export function usePlacing(options: {
  date: () => string | undefined;
  /** Asks for the day again. */
  refetch: () => Promise<unknown>;
}) {
  const { tell } = useTell("sessions.place");
  /** Where sessions were just put; nothing for those that were taken off the agenda. */
  const held = shallowRef<ReadonlyMap<string, Place | undefined>>(new Map());
  let queue = Promise.resolve();
  let waiting = 0;

  function put(id: string, place: Place | undefined): void {
    const date = options.date();
    if (date === undefined) return;
    held.value = new Map(held.value).set(id, place);
    waiting++;
    queue = queue.then(async () => {
      await tell(
        place === undefined
          ? { id, starts_at: null }
          : {
              id,
              starts_at: timeAt(date, place.start),
              minutes: place.minutes,
              room_ids: [...place.room_ids],
            },
      );
      waiting--;
      if (waiting > 0) return;
      await options.refetch();
      if (waiting === 0) held.value = new Map();
    });
  }

  /** Where the session stands as people see it; nothing while it waits to be placed. */
  const placeNow = (session: SessionRow): Place | undefined =>
    held.value.has(session.id) ? held.value.get(session.id) : placeOf(session);

  return {
    placeNow,
    place: (session: SessionRow, place: Place): void => {
      const now = placeNow(session);
      if (now === undefined || !isSame(now, place)) put(session.id, place);
    },
    unplace: (session: SessionRow): void => {
      put(session.id, undefined);
    },
  };
}
