import { computed, ref, watch } from "vue";
import type { CustomField, RegisterColumn } from "@/lib/contract";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";
import { customOf, fieldColumns, isField, usual, type Shown } from "./columns";

/** What the register looks like: its columns and their order. */
export type Layout = { columns: readonly Shown[]; sort: RegisterColumn; descending: boolean };

const blank: Layout = { columns: usual, sort: "name", descending: false };

/** What this machine showed last of an event, as far as it can still be read. */
function remembered(key: string): Layout {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null") as Layout | null;
    return found === null || found.columns.length === 0 ? blank : found;
  } catch {
    return blank;
  }
}

/**
 * The columns of the register. How it looks is a matter of the screen before one: each machine
 * remembers its own for each event. What all are to see has a name and is kept in the event.
 */
export function useLayout(
  eventId: () => string,
  customs: () => readonly CustomField[] | undefined,
) {
  const { t } = useWords();
  const { either } = useFormat();
  const key = computed(() => `summit.register.${eventId()}`);
  const layout = ref<Layout>(remembered(key.value));
  /** Whether a view with a name is looked at: it leaves what this machine remembers as it is. */
  const isBorrowed = ref(false);
  watch(key, () => {
    isBorrowed.value = false;
    layout.value = remembered(key.value);
  });

  /** Without the fields that were removed since; nothing is missing before they are known. */
  const shown = computed(() =>
    layout.value.columns.filter(({ column }) => {
      const fields = customs();
      return isField(column) || fields === undefined || customOf(column, fields) !== undefined;
    }),
  );

  function title(column: RegisterColumn): string {
    if (isField(column)) return t(fieldColumns[column].words);
    const custom = customOf(column, customs() ?? []);
    return custom === undefined ? "" : either(custom.name_zh, custom.name_en);
  }

  function set(change: Partial<Layout>): void {
    layout.value = { ...layout.value, ...change };
    if (!isBorrowed.value) localStorage.setItem(key.value, JSON.stringify(layout.value));
  }

  return {
    layout: computed(() => layout.value),
    shown,
    title,
    set,
    /** Puts the rows in the order of a column; a second time the other way round. */
    sortBy: (column: RegisterColumn): void => {
      const { sort, descending } = layout.value;
      set({ sort: column, descending: sort === column && !descending });
    },
    resize: (column: string, width: number): void => {
      set({ columns: shown.value.map((one) => (one.column === column ? { ...one, width } : one)) });
    },
    reset: (): void => {
      set(blank);
    },
    /** Looks as a view does, or again as this machine remembers. */
    look: (view: Layout | null): void => {
      isBorrowed.value = view !== null;
      layout.value =
        view === null
          ? remembered(key.value)
          : { columns: view.columns, sort: view.sort, descending: view.descending };
    },
  };
}

export type RegisterLayout = ReturnType<typeof useLayout>;
