import { onScopeDispose } from "vue";

const levels: (() => boolean)[] = [];

/** Esc goes one level back: the newest level that has something to close takes the key. */
export function useEscape(close: () => boolean): void {
  levels.push(close);
  onScopeDispose(() => {
    const index = levels.indexOf(close);
    if (index !== -1) levels.splice(index, 1);
  });
}

/** Closes the newest level; answers whether there was one. */
export function escape(): boolean {
  return levels.toReversed().some((close) => close());
}
