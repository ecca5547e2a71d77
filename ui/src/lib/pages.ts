import { computed, onScopeDispose, ref, shallowReactive, shallowRef, watch } from "vue";
import { CallError, toCallError } from "./host/types";
import { onChanged } from "./live";

const pageSize = 200;
const pagesKept = 30;
const flingPause = 40;

export type Range = { offset: number; limit: number };
export type RowPage<Row> = { rows: Row[]; total: number };

/** Rows stay in Rust: only the pages around what is in sight are kept here. */
export function usePages<Row>(
  request: () => unknown,
  ask: (range: Range) => Promise<RowPage<Row>>,
) {
  const pages = shallowReactive(new Map<number, Row[]>());
  const total = ref<number | null>(null);
  const failure = shallowRef<CallError | null>(null);
  const asked = new Set<number>();
  let generation = 0;
  let inSight: number[] = [0];
  let timer = 0;

  async function load(page: number): Promise<void> {
    if (pages.has(page) || asked.has(page)) return;
    const mine = generation;
    asked.add(page);
    try {
      const answer = await ask({ offset: page * pageSize, limit: pageSize });
      if (mine !== generation) return;
      pages.set(page, answer.rows);
      total.value = answer.total;
      forgetFarFrom(page);
    } catch (problem) {
      if (mine === generation) failure.value = toCallError(problem);
    } finally {
      if (mine === generation) asked.delete(page);
    }
  }

  function forgetFarFrom(page: number): void {
    if (pages.size <= pagesKept) return;
    for (const other of pages.keys())
      if (Math.abs(other - page) > pagesKept / 2) pages.delete(other);
  }

  /** Asks for the rows in sight. A fling asks only for where it ends. */
  function need(first: number, last: number): void {
    const from = Math.floor(Math.max(0, first) / pageSize);
    const to = Math.floor(Math.max(0, last) / pageSize);
    inSight = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      for (const page of inSight) void load(page);
    }, flingPause);
  }

  /** Asks again and swaps the rows in one step, so that nothing flickers. */
  async function refresh(): Promise<void> {
    const mine = ++generation;
    asked.clear();
    try {
      const fresh = await Promise.all(
        inSight.map(async (page) => ({
          page,
          answer: await ask({ offset: page * pageSize, limit: pageSize }),
        })),
      );
      if (mine !== generation) return;
      pages.clear();
      for (const { page, answer } of fresh) {
        pages.set(page, answer.rows);
        total.value = answer.total;
      }
      failure.value = null;
    } catch (problem) {
      if (mine === generation) failure.value = toCallError(problem);
    }
  }

  watch(
    () => JSON.stringify(request()),
    () => {
      inSight = [0];
      void refresh();
    },
    { immediate: true },
  );
  onChanged(() => void refresh());
  onScopeDispose(() => {
    clearTimeout(timer);
    generation++;
  });

  return {
    row: (index: number): Row | undefined =>
      pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    total: computed(() => total.value ?? 0),
    /** No answer has come yet. */
    waiting: computed(() => total.value === null && failure.value === null),
    failure: computed(() => failure.value),
    need,
    refresh,
  };
}
