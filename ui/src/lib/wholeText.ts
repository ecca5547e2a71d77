import { onScopeDispose } from "vue";

/** What may be cut off at the end of its line. */
const cutOff = ".truncate, .clipped";

function isCut(element: HTMLElement): boolean {
  return (
    element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1
  );
}

/** Says the whole of a text that is cut off, while it is pointed at. */
export function tellWhole(target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const element = target.closest<HTMLElement>(cutOff);
  // A title that a component has given itself says more.
  if (element === null || (element.title !== "" && element.dataset.whole === undefined)) return;
  if (isCut(element)) {
    element.title = element.textContent.replace(/\s+/g, " ").trim();
    element.dataset.whole = "";
  } else if (element.dataset.whole !== undefined) {
    element.removeAttribute("title");
    delete element.dataset.whole;
  }
}

/** Tells the whole of every text of the window that has no room. */
export function useWholeText(): void {
  const onPointer = (event: Event) => {
    tellWhole(event.target);
  };
  document.addEventListener("pointerover", onPointer, { passive: true });
  onScopeDispose(() => {
    document.removeEventListener("pointerover", onPointer);
  });
}
