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
