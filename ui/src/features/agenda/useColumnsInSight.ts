import { onMounted, onScopeDispose, shallowRef, watch } from "vue";
import { timeWidth } from "./useDayPlan";

/** Columns beside those in sight that are drawn as well, so that nothing is missing while scrolling. */
const spare = 2;

/** Which columns of a wide grid can be seen: with seventy rooms the others need not be drawn. */
export function useColumnsInSight(
  scroller: () => HTMLElement | null,
  columnCount: () => number,
  roomWidth: () => number,
) {
  const sight = shallowRef({ from: 0, to: Number.MAX_SAFE_INTEGER });
  let frame = 0;

  function look(): void {
    frame = 0;
    const box = scroller();
    if (box === null) return;
    const width = Math.max(roomWidth(), (box.clientWidth - timeWidth) / columnCount());
    const from = Math.max(0, Math.floor(box.scrollLeft / width) - spare);
    const to = Math.ceil((box.scrollLeft + box.clientWidth) / width) + spare;
    if (from !== sight.value.from || to !== sight.value.to) sight.value = { from, to };
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
