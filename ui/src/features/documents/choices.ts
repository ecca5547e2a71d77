import type { Language, Options, PrintRequest } from "@/lib/contract";

/** For whom a document is made. */
export type Whom = {
  search: string;
  category_id: string | null;
  state: NonNullable<NonNullable<PrintRequest["filter"]>["state"]> | null;
  /** Only these registrations, chosen on another page. */
  ids: string[] | null;
};

export const everybody: Whom = { search: "", category_id: null, state: null, ids: null };

export const languages: readonly Language[] = ["both", "zh", "en"];

/** The color of an event that has none of its own, as the printer has it. */
export const usualAccent = "#0f5c6b";

export function usualOptions(): Options {
  return {
    language: "both",
    sheet: "single",
    size: null,
    bleed: 0,
    spread_names: false,
    accent: null,
  };
}

export function filterOf(whom: Whom): NonNullable<PrintRequest["filter"]> {
  return {
    search: whom.search.trim() === "" ? null : whom.search.trim(),
    category_id: whom.category_id,
    state: whom.state,
    ids: whom.ids,
  };
}
