import { onScopeDispose } from "vue";
import { actions, isEnabled } from "@/lib/actions";
import { escape } from "@/lib/escape";
import { createListener, isWriting, worksWhileWriting } from "@/lib/shortcuts";

/** Runs the action whose keys were pressed, and takes Esc one level back. */
export function useShortcuts(): void {
  const spellings = () =>
    actions.value.flatMap((action) =>
      [action.shortcut, ...(action.alsoBy ?? [])].filter((shortcut) => shortcut !== undefined),
    );
  const listen = createListener(spellings);

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const writing = isWriting(event.target);
    if (event.key === "Escape") {
      if (inDialog(event.target)) return;
      if (writing) (event.target as HTMLElement).blur();
      else if (escape()) event.preventDefault();
      return;
    }
    const shortcut = listen(event);
    if (shortcut === undefined || (writing && !worksWhileWriting(shortcut))) return;
    // The newest action wins, so that a page can take over a shortcut of the shell.
    const action = actions.value.findLast(
      ({ shortcut: own, alsoBy }) => own === shortcut || alsoBy?.includes(shortcut) === true,
    );
    if (action === undefined) return;
    event.preventDefault();
    if (isEnabled(action) && !inDialog(event.target)) action.run();
  }

  window.addEventListener("keydown", onKey);
  onScopeDispose(() => {
    window.removeEventListener("keydown", onKey);
  });
}

function inDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("[role=dialog], [role=menu], [role=listbox]") !== null
  );
}
