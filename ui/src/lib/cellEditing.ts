import { shallowRef } from "vue";
import type { Place, Way } from "./gridKeys";

/** The one cell of a grid that is typed into. */
export function useCellEditing<Row>(grid: {
  cursor: () => Place;
  row: (index: number) => Row | undefined;
  /** The column at a place, as far as it can be typed into. */
  key: (column: number) => string | undefined;
  /** The cell was left; the grid has the keys again. */
  close: (to?: Way) => void;
}) {
  /** With the row that the cell showed when typing began: another may stand there by its end. */
  const edited = shallowRef<{ at: Place; row: Row; typed: string | null } | null>(null);

  return {
    edited,
    isEdited: (row: number, column: number): boolean =>
      edited.value?.at.row === row && edited.value.at.column === column,
    /** Begins to type into the cell at the cursor, where that can be. */
    type: (typed: string | null): boolean => {
      const at = grid.cursor();
      const row = grid.row(at.row);
      if (row === undefined || grid.key(at.column) === undefined) return false;
      // Two clicks have marked a word.
      getSelection()?.removeAllRanges();
      edited.value = { at, row, typed };
      return true;
    },
    closeEditor: (to?: Way): void => {
      edited.value = null;
      grid.close(to);
    },
    forget: (): void => {
      edited.value = null;
    },
  };
}
