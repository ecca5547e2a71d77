import type {
  Category,
  CustomField,
  RegisterColumn,
  RegisterField,
  RegistrationRow,
} from "@/lib/contract";
import { customOf, isField } from "./columns";

/** How a cell is typed into. */
export type CellKind = "line" | "lines" | "unit" | "one" | "several";

const kinds: Partial<Record<RegisterField, CellKind>> = {
  name: "line",
  latin_name: "line",
  pinyin: "line",
  gender: "one",
  organisation: "unit",
  position_zh: "line",
  position_en: "line",
  phone: "line",
  email: "line",
  category: "one",
  state: "one",
  reply: "one",
  tags: "line",
  source: "line",
  notes: "lines",
  external_id: "line",
  seat: "line",
  protocol_rank: "line",
};

/** How a column is typed into; nothing for what nobody types. */
export function kindOf(
  column: RegisterColumn,
  customs: readonly CustomField[],
): CellKind | undefined {
  if (isField(column)) return kinds[column];
  const custom = customOf(column, customs);
  switch (custom?.kind) {
    case undefined:
      return undefined;
    case "text":
      return "lines";
    case "number":
    case "date":
      return "line";
    case "yes_no":
    case "choice":
      return "one";
    case "choices":
      return "several";
  }
}

/** What stands in a cell, as it is written back. */
export function writtenIn(
  row: RegistrationRow,
  column: RegisterColumn,
  categories: readonly Category[],
): string {
  if (!isField(column)) return row.custom[column.slice("custom.".length)] ?? "";
  switch (column) {
    case "number":
      return row.badge_number;
    case "name":
      return row.full_name;
    case "organisation":
      return row.organisation_zh || row.organisation_en;
    case "gender":
      return row.gender ?? "";
    case "reply":
      return row.reply ?? "";
    case "category":
      return categories.find(({ id }) => id === row.category_id)?.name_zh ?? "";
    case "tags":
      return row.tags.join("，");
    case "protocol_rank":
      return row.protocol_rank === null ? "" : String(row.protocol_rank);
    case "companion":
      return row.principal;
    case "sessions":
      return row.sessions.map(({ title_zh, title_en }) => title_zh || title_en).join("；");
    case "admitted":
    case "arrived_at":
    case "registered_at":
    case "replied_at":
      return "";
    case "state":
    case "latin_name":
    case "pinyin":
    case "position_zh":
    case "position_en":
    case "phone":
    case "email":
    case "source":
    case "notes":
    case "external_id":
    case "seat":
      return row[column];
  }
}

/**
 * The cells of a text as spreadsheets copy it: tabs between cells, lines between rows, quotes
 * around what has either in it.
 */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let at = 0;
  const add = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  while (at < text.length) {
    const sign = text[at];
    const ends = /^"((?:[^"]|"")*)"(?=\t|\r?\n|$)/.exec(cell === "" ? text.slice(at) : "");
    if (ends !== null) {
      cell = (ends[1] ?? "").replaceAll('""', '"');
      at += ends[0].length;
      continue;
    }
    if (sign === "\t") add();
    else if (sign === "\n") {
      add();
      rows.push([]);
    } else if (sign !== "\r") cell += sign ?? "";
    at++;
  }
  add();
  // What is copied ends with a line of its own.
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === "") rows.pop();
  return rows;
}
