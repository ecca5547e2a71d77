import { onMounted, onScopeDispose, shallowRef, watch } from "vue";
import { timeWidth } from "./useDayPlan";

/** Columns beside those in sight that are drawn as well, so that nothing is missing while scrolling. */
const spare = 2;

/** How many columns come into a frame at each side: more would hold the frame up. */
const atOnce = 2;

type Sight = { from: number; to: number };

/** Goes from what is drawn towards what is to be seen, as far as one frame can. */
function towards(now: Sight, wanted: Sight): Sight {
  const isElsewhere = now.to < wanted.from || now.from > wanted.to;
  if (isElsewhere) return { from: wanted.from, to: Math.min(wanted.to, wanted.from + 2 * atOnce) };
  return {
    from: Math.max(wanted.from, now.from - atOnce),
    to: Math.min(wanted.to, now.to + atOnce),
  };
}

/** Which columns of a wide grid can be seen: with seventy rooms the others need not be drawn. */
export function useColumnsInSight(
  scroller: () => HTMLElement | null,
  columnCount: () => number,
  roomWidth: () => number,
) {
  const sight = shallowRef<Sight>({ from: 0, to: Number.MAX_SAFE_INTEGER });
  let frame = 0;

  function look(): void {
    frame = 0;
    const box = scroller();
    if (box === null) return;
    const width = Math.max(roomWidth(), (box.clientWidth - timeWidth) / columnCount());
    const from = Math.max(0, Math.floor(box.scrollLeft / width) - spare);
    const to = Math.ceil((box.scrollLeft + box.clientWidth) / width) + spare;
    const now = sight.value;
    if (from === now.from && to === now.to) return;
    sight.value = towards(now, { from, to });
    if (sight.value.from !== from || sight.value.to !== to) lookSoon();
  }

  function lookSoon(): void {
    if (frame === 0) frame = requestAnimationFrame(look);
  }

  const observer = new ResizeObserver(lookSoon);
  onMounted(() => {
    const box = scroller();
    if (box === null) return;
    box.addEventListener("scroll", lookSoon, { passive: true });
    observer.observe(box);
    look();
  });
  watch([columnCount, roomWidth], lookSoon);
  onScopeDispose(() => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });

  return sight;
}
