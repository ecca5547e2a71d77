import { computed, ref, shallowRef } from "vue";

/** Chosen rows as a predicate: these ids, or all except these. Choosing 100,000 rows costs nothing. */
export function useSelection(total: () => number) {
  const all = ref(false);
  const ids = shallowRef<ReadonlySet<string>>(new Set());

  const has = (id: string) => all.value !== ids.value.has(id);

  function set(chosen: string[], on: boolean): void {
    const next = new Set(ids.value);
    for (const id of chosen) {
      if (on === all.value) next.delete(id);
      else next.add(id);
    }
    ids.value = next;
  }

  function setAll(on: boolean): void {
    all.value = on;
    ids.value = new Set();
  }

  return {
    all,
    ids,
    count: computed(() => (all.value ? total() - ids.value.size : ids.value.size)),
    has,
    toggle: (id: string) => {
      set([id], !has(id));
    },
    set,
    setAll,
  };
}

export type Selection = ReturnType<typeof useSelection>;
