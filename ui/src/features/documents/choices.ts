import type {
  Booklet,
  Flip,
  Language,
  Options,
  PrintRequest,
  PrintRun,
  ProgramPart,
} from "@/lib/contract";

/** For whom a document is made. */
export type Whom = {
  search: string;
  category_id: string | null;
  state: NonNullable<NonNullable<PrintRequest["filter"]>["state"]> | null;
  /** Only these registrations, or other things, chosen on another page. */
  ids: string[] | null;
  /** Whom the register was narrowed to, in its language; and who of them is left out. */
  query: string;
  except: string[];
  /** The same as in an earlier run. */
  again: PrintRun | null;
};

export const everybody: Whom = {
  search: "",
  category_id: null,
  state: null,
  ids: null,
  query: "",
  except: [],
  again: null,
};

export const languages: readonly Language[] = ["both", "zh", "en"];

/** The color of an event that has none of its own, as the printer has it. */
export const usualAccent = "#0f5c6b";

/** The parts of a program, in the order in which they are bound. */
export const programParts: readonly ProgramPart[] = [
  "welcome",
  "timetable",
  "agenda",
  "speakers",
  "sponsors",
  "exhibitors",
  "halls",
  "members",
  "index",
  "back_cover",
];

export const backs = ["usual", "blank", "page", "folded"] as const;
export const groupings = ["organisation", "category", "pinyin", "nothing"] as const;
export const labelSheets = ["l7160", "l7163", "l7173", "l7165", "l3474"] as const;

export const flips = ["long_edge", "short_edge"] as const;
/** How many sheets of a booklet are folded into one another; 0 is all of them. */
export const signatures = [0, 1, 2, 3, 4, 5, 6, 8] as const;
export const usualBooklet: Booklet = { sheets: 0, creep: 1 };

/** About which edge a sheet is turned when nothing else is said. */
export function usualFlip({ booklet }: Options): Flip {
  return booklet === null ? "long_edge" : "short_edge";
}

/** What is on or off, with the choice that offers it and its words. */
export const switches = [
  { choice: "spread_names", option: "spread_names", words: "documents.spreadNames" },
  { choice: "vertical", option: "vertical", words: "documents.vertical" },
  { choice: "name_only", option: "name_only", words: "documents.nameOnly" },
  { choice: "photo", option: "photo", words: "documents.photo" },
  { choice: "slot", option: "slot", words: "documents.slot" },
] as const;

export function usualOptions(): Options {
  return {
    language: "both",
    sheet: "single",
    size: null,
    bleed: 0,
    spread_names: false,
    accent: null,
    back: null,
    vertical: false,
    name_only: false,
    photo: false,
    slot: false,
    marks: [],
    order: null,
    grouping: "organisation",
    labels: "l7160",
    used_labels: 0,
    notes_pages: 0,
    without: [],
    side_by_side: false,
    by_room: false,
    booklet: null,
    flip: null,
  };
}

export function filterOf(whom: Whom): NonNullable<PrintRequest["filter"]> {
  return {
    search: whom.search.trim() === "" ? null : whom.search.trim(),
    category_id: whom.category_id,
    state: whom.state,
    ids: whom.ids,
    query: whom.query === "" ? null : whom.query,
  };
}

/** What narrows a document that is not made for guests. */
export function wordsOf({ search }: Whom): NonNullable<PrintRequest["filter"]> {
  return { query: search.trim() === "" ? null : search.trim() };
}

/** For whom a run of the log was made. A list is made for whom the filter means now. */
export function whomOf(run: PrintRun): Whom {
  const { chosen } = run;
  if (chosen === null) return run.pieces === 0 ? { ...everybody } : { ...everybody, again: run };
  const { admitted, organisation_id, ...filter } = chosen.filter;
  // What is not chosen here is known by the run alone.
  if (admitted != null || organisation_id != null) return { ...everybody, again: run };
  return {
    search: filter.search ?? "",
    category_id: filter.category_id ?? null,
    state: filter.state ?? null,
    ids: filter.ids ?? null,
    query: filter.query ?? "",
    except: chosen.except,
    again: null,
  };
}
