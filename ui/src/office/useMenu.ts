import { onScopeDispose, watch } from "vue";
import { actions, isEnabled, type ActionGroup } from "@/lib/actions";
import { host } from "@/lib/host";
import type { MenuGroup } from "@/lib/host/types";
import { useWords } from "@/lib/words";

const groups: readonly ActionGroup[] = ["file", "edit", "go", "page", "view", "help"];

/** Keeps the native menu equal to the list of actions. */
export function useMenu(): void {
  if (!host.capabilities.menu) return;
  const { t } = useWords();

  function menu(): MenuGroup[] {
    return groups
      .map((group) => ({
        id: group,
        title: t(`menu.${group}`),
        items: actions.value
          .filter((action) => action.group === group)
          .map((action) => ({
            id: action.id,
            title: named(t(action.words), action.subject?.()),
            shortcut: action.shortcut ?? null,
            enabled: isEnabled(action),
          })),
      }))
      .filter(({ items }) => items.length > 0);
  }

  function named(verb: string, title: string | null | undefined): string {
    return title === null || title === undefined ? verb : t("undo.named", { verb, title });
  }

  let last = "";
  watch(
    menu,
    (next) => {
      const text = JSON.stringify(next);
      if (text === last) return;
      last = text;
      void host.setMenu(next);
    },
    { immediate: true },
  );
  onScopeDispose(
    host.on("menu", ({ id }) => {
      const action = actions.value.findLast((known) => known.id === id);
      if (action !== undefined && isEnabled(action)) action.run();
    }),
  );
}
