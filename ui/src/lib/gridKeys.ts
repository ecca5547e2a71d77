export type Place = { row: number; column: number };

/** Where an arrow or paging key leads in a grid; nothing for other keys. `far` is Control or Command held. */
export function placeAfter(
  key: string,
  from: Place,
  grid: { lastRow: number; lastColumn: number; page: number; far: boolean },
): Place | undefined {
  const { row, column } = from;
  const { lastRow, lastColumn, page, far } = grid;
  const places: Record<string, Place> = {
    ArrowDown: { row: far ? lastRow : row + 1, column },
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? lastRow : row, column: lastColumn },
  };
  const place = places[key];
  return (
    place && {
      row: Math.min(lastRow, Math.max(0, place.row)),
      column: Math.min(lastColumn, Math.max(0, place.column)),
    }
  );
}

/** Where one goes on after typing into a cell. */
export type Way = "up" | "down" | "left" | "right";

/** The cell that lies that way; the same one at the edge of the grid. */
export function wayFrom(from: Place, way: Way, lastRow: number, lastColumn: number): Place {
  const key = { up: "ArrowUp", down: "ArrowDown", left: "ArrowLeft", right: "ArrowRight" }[way];
  return placeAfter(key, from, { lastRow, lastColumn, page: 1, far: false }) ?? from;
}

/**
 * What a key types into a cell, as in a spreadsheet; nothing for keys that do something else.
 * An input method says `Process`: what it makes comes later. Signs such as `/` stay shortcuts.
 */
export function typedBy(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (["Delete", "Backspace", "Process"].includes(event.key)) return "";
  return /^[\p{L}\p{N}+]$/u.test(event.key) ? event.key : undefined;
}
