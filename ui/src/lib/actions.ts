import { computed, onScopeDispose, shallowReactive } from "vue";
import type { Shortcut } from "./shortcuts";

export type ActionGroup = "file" | "edit" | "go" | "view" | "page" | "help";

/** Something a person can do. One list feeds the palette, the native menu, the shortcuts and the help sheet. */
export type Action = {
  id: string;
  group: ActionGroup;
  /** The key of its words. */
  words: string;
  /** What to add to the words: the name of what will be undone, for example. */
  subject?: () => string | null;
  icon: string;
  shortcut?: Shortcut;
  /** More keys for the same action, not shown in menus. */
  alsoBy?: Shortcut[];
  run: () => unknown;
  enabled?: () => boolean;
};

const lists = shallowReactive(new Set<Action[]>());

/** Every action at hand, those of the open page last. */
export const actions = computed(() => [...lists].flat());

/** Offers actions while the component lives. */
export function useActions(list: Action[]): void {
  lists.add(list);
  onScopeDispose(() => lists.delete(list));
}

export function isEnabled(action: Action): boolean {
  return action.enabled?.() ?? true;
}
