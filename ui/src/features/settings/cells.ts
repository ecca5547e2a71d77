/** What a cell of an editable list holds. */
export type Cell = string | number | null;

/** A row as it is edited; `id` is null for one that is being added. */
export type RowForm = { id: string | null } & Record<string, Cell>;

/** A column of an editable list, and how its cells are typed in. */
export type CellField = {
  key: string;
  label: string;
  /** The track of the grid. */
  width: string;
  kind: "text" | "number" | "date" | "time" | "color" | "choice";
  required?: boolean;
  lang?: "zh-CN" | "en";
  choices?: readonly { value: string; label: string }[];
  /** What the empty choice is called. */
  none?: string;
};

export function textOf(cell: Cell | undefined): string {
  return cell === undefined || cell === null ? "" : String(cell);
}

export function numberOf(cell: Cell | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}

/** The id of a choice, or nothing. */
export function choiceOf(cell: Cell | undefined): string | null {
  return typeof cell === "string" && cell !== "" ? cell : null;
}

/** One of the known words; the first when the cell holds none of them. */
export function wordOf<Word extends string>(
  cell: Cell | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  return words.find((word) => word === cell) ?? words[0];
}

/** The place behind all others. */
export function lastPosition(rows: readonly { position: number }[]): number {
  return Math.max(0, ...rows.map(({ position }) => position)) + 1;
}
