import { computed } from "vue";
import type { AgendaDay, Day, SessionRow } from "@/lib/contract";
import { hoursOf, lanesOf, runsOf, step, type Place, type Placed, type Run } from "./timetable";
import { useTimetableView } from "./useTimetableView";

/** The measures of the grid that never change, in pixels. */
export const timeWidth = 56;
export const headHeight = 48;

/** A session as it is drawn: beside others it may be several blocks. */
export type Block = Placed & { session: SessionRow; run: Run; index: number };

/** Where everything of a day is drawn on the grid. */
export function useDayPlan(
  props: Readonly<{
    agenda: AgendaDay;
    day: Day;
    placeNow: (session: SessionRow) => Place | undefined;
    isAway: (id: string) => boolean;
  }>,
) {
  const { hiddenRooms, size } = useTimetableView();
  const rooms = computed(() => props.agenda.rooms.filter(({ id }) => !hiddenRooms.value.has(id)));
  const order = computed(() => rooms.value.map(({ id }) => id));
  const everything = computed(() =>
    [...props.agenda.sessions, ...props.agenda.unscheduled].filter(({ id }) => !props.isAway(id)),
  );
  const placed = computed(() =>
    everything.value.flatMap((session) => {
      const place = props.placeNow(session);
      return place === undefined ? [] : [{ id: session.id, session, ...place }];
    }),
  );
  /** What stands in a room that is shown, or in none. */
  const shown = computed(() =>
    placed.value.filter(
      ({ room_ids }) => room_ids.length === 0 || room_ids.some((id) => !hiddenRooms.value.has(id)),
    ),
  );
  const hours = computed(() => hoursOf(props.day, placed.value));
  const lanes = computed(() => lanesOf(shown.value));
  /** The last column holds sessions without a room, where there are any. */
  const hasRoomless = computed(
    () => order.value.length === 0 || shown.value.some(({ room_ids }) => room_ids.length === 0),
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

  const columnCount = computed(() => order.value.length + (hasRoomless.value ? 1 : 0));

  return {
    rooms,
    order,
    placed,
    shown,
    waiting: computed(() =>
      everything.value.filter((session) => props.placeNow(session) === undefined),
    ),
    hours,
    hasRoomless,
    columnCount,
    halfHours: computed(() => {
      const { from, to } = hours.value;
      return Array.from({ length: (to - from) / 30 }, (_, index) => from + index * 30);
    }),
    blocks: computed<Block[]>(() =>
      shown.value.flatMap((item) =>
        pieces(item.id, runsOf(item.room_ids, order.value)).map((run, index) => ({
          ...item,
          run,
          index,
        })),
      ),
    ),
    frame: computed(() => {
      const { rowHeight, roomWidth } = size.value;
      const columns = String(columnCount.value);
      const rows = String((hours.value.to - hours.value.from) / step);
      return {
        gridTemplateColumns: `${String(timeWidth)}px repeat(${columns}, minmax(${String(roomWidth)}px, 1fr))`,
        minWidth: `${String(timeWidth + columnCount.value * roomWidth)}px`,
        gridTemplateRows: `${String(headHeight)}px repeat(${rows}, ${String(rowHeight)}px)`,
      };
    }),
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
