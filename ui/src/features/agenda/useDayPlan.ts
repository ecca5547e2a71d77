import { computed } from "vue";
import type { AgendaDay, Day, SessionRow } from "@/lib/contract";
import { hoursOf, lanesOf, runsOf, step, type Place, type Run } from "./timetable";

/** The measures of the grid, in pixels. */
export const timeWidth = 56;
export const headHeight = 48;
export const rowHeight = 8;
export const roomWidth = 168;

/** Where everything of a day is drawn on the grid. */
export function useDayPlan(
  props: Readonly<{
    agenda: AgendaDay;
    day: Day;
    placeNow: (session: SessionRow) => Place | undefined;
  }>,
) {
  const order = computed(() => props.agenda.rooms.map(({ id }) => id));
  const everything = computed(() => [...props.agenda.sessions, ...props.agenda.unscheduled]);
  const placed = computed(() =>
    everything.value.flatMap((session) => {
      const place = props.placeNow(session);
      return place === undefined ? [] : [{ id: session.id, session, ...place }];
    }),
  );
  const hours = computed(() => hoursOf(props.day, placed.value));
  const lanes = computed(() => lanesOf(placed.value));
  /** The last column holds sessions without a room, where there are any. */
  const hasRoomless = computed(
    () => order.value.length === 0 || placed.value.some(({ room_ids }) => room_ids.length === 0),
  );

  function row(minutes: number): number {
    return Math.round((minutes - hours.value.from) / step) + 2;
  }

  /** Beside others a session has its share of each room, so that it is drawn room by room. */
  function pieces(id: string, runs: Run[]): Run[] {
    if ((lanes.value.get(id)?.of ?? 1) === 1) return runs;
    return runs.flatMap(({ column, span }) =>
      Array.from({ length: span }, (_, index) => ({ column: column + index, span: 1 })),
    );
  }

  return {
    order,
    placed,
    waiting: computed(() =>
      everything.value.filter((session) => props.placeNow(session) === undefined),
    ),
    hours,
    hasRoomless,
    columnCount: computed(() => order.value.length + (hasRoomless.value ? 1 : 0)),
    halfHours: computed(() => {
      const { from, to } = hours.value;
      return Array.from({ length: (to - from) / 30 }, (_, index) => from + index * 30);
    }),
    blocks: computed(() =>
      placed.value.flatMap((item) =>
        pieces(item.id, runsOf(item.room_ids, order.value)).map((run, index) => ({
          ...item,
          run,
          index,
        })),
      ),
    ),
    row,
    /** The cells of the grid that a place takes. */
    area: (place: Place, run: Run) => {
      const from = row(place.start);
      const to = Math.max(from + 1, row(place.start + place.minutes));
      return {
        gridColumn: `${String(run.column + 2)} / span ${String(run.span)}`,
        gridRow: `${String(from)} / ${String(to)}`,
      };
    },
    /** The share of its cells that a session takes beside others. */
    besides: (id: string) => {
      const { lane, of } = lanes.value.get(id) ?? { lane: 0, of: 1 };
      return {
        marginBlock: "1px",
        width: `calc((100% - 6px) / ${String(of)})`,
        marginInlineStart: `calc(3px + ${String(lane)} * (100% - 6px) / ${String(of)})`,
      };
    },
  };
}
