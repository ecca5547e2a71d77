import type { ReceptionList } from "@/lib/contract";

/** What a column of a list shows; also the field that it fills when the list comes back. */
export type ReceptionColumn =
  | "badge_number"
  | "full_name"
  | "organisation_zh"
  | "phone"
  | "arrives_at"
  | "arrives_by"
  | "arrival_place"
  | "pick_up"
  | "driver"
  | "plate"
  | "hotel"
  | "room"
  | "nights"
  | "shares_with"
  | "diet"
  | "allergies"
  | "leaves_at"
  | "leaves_by"
  | "departure_place";

/** The words over a column, where the list itself says whether people come or leave. */
export const headings: Partial<Record<ReceptionColumn, string>> = {
  arrives_by: "reception.by",
  arrival_place: "reception.place",
  leaves_by: "reception.by",
  departure_place: "reception.place",
};

/** The columns of each list, with their widths in pixels. */
export const columnsOf: Record<ReceptionList, readonly [ReceptionColumn, number][]> = {
  arrivals: [
    ["arrives_at", 150],
    ["arrives_by", 130],
    ["arrival_place", 130],
    ["full_name", 160],
    ["organisation_zh", 190],
    ["phone", 120],
    ["pick_up", 70],
    ["driver", 110],
    ["plate", 90],
    ["hotel", 150],
  ],
  departures: [
    ["leaves_at", 150],
    ["leaves_by", 130],
    ["departure_place", 130],
    ["full_name", 160],
    ["organisation_zh", 190],
    ["phone", 120],
    ["hotel", 150],
    ["room", 90],
  ],
  rooms: [
    ["hotel", 160],
    ["room", 100],
    ["full_name", 160],
    ["shares_with", 150],
    ["organisation_zh", 190],
    ["nights", 70],
    ["arrives_at", 150],
    ["leaves_at", 150],
  ],
  diets: [
    ["diet", 90],
    ["allergies", 180],
    ["full_name", 160],
    ["organisation_zh", 190],
    ["phone", 120],
    ["hotel", 150],
    ["arrives_at", 150],
    ["leaves_at", 150],
  ],
};

/** The document that is the list on paper. */
export const documentOf: Record<ReceptionList, string> = {
  arrivals: "arrivals",
  departures: "departures",
  rooms: "rooming",
  diets: "diets",
};

export const receptionLists: readonly ReceptionList[] = [
  "arrivals",
  "departures",
  "rooms",
  "diets",
];
