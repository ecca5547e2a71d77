import { computed, ref } from "vue";
import type { SessionRow } from "@/lib/contract";
import { grains } from "./timetable";

/** How high five minutes are drawn, and how wide a room, from condensed to wide. */
const sizes = [
  { rowHeight: 4, roomWidth: 112 },
  { rowHeight: 6, roomWidth: 140 },
  { rowHeight: 8, roomWidth: 168 },
  { rowHeight: 12, roomWidth: 208 },
  { rowHeight: 18, roomWidth: 264 },
] as const;

type Grain = (typeof grains)[number];

// The grid looks as it did when somebody comes back to it.
const zoom = ref(2);
const grain = ref<Grain>(5);
const hiddenRooms = ref<ReadonlySet<string>>(new Set());
const trackId = ref<string | null>(null);
const personId = ref<string | null>(null);

/** What of the timetable is shown, and how large. */
export function useTimetableView() {
  return {
    grain,
    hiddenRooms,
    trackId,
    personId,
    size: computed(() => sizes[zoom.value] ?? sizes[2]),
    canZoomIn: computed(() => zoom.value < sizes.length - 1),
    canZoomOut: computed(() => zoom.value > 0),
    zoomBy: (by: 1 | -1): void => {
      zoom.value = Math.max(0, Math.min(sizes.length - 1, zoom.value + by));
    },
    isFiltered: computed(
      () => hiddenRooms.value.size > 0 || trackId.value !== null || personId.value !== null,
    ),
    /** Sessions that the filters leave out stay where they are, faded: their rooms are taken all the same. */
    isFaded: (session: SessionRow): boolean =>
      (trackId.value !== null && session.track_id !== trackId.value) ||
      (personId.value !== null && !session.people_ids.includes(personId.value)),
    showAll: (): void => {
      hiddenRooms.value = new Set();
      trackId.value = null;
      personId.value = null;
    },
    showRoom: (id: string, on: boolean): void => {
      const next = new Set(hiddenRooms.value);
      if (on) next.delete(id);
      else next.add(id);
      hiddenRooms.value = next;
    },
  };
}
