import type { RegisterColumn, RegisterField } from "@/lib/contract";
import type { Language } from "@/lib/words";
import { isField } from "./columns";

/** What a column of a list can fill, in the order in which lists are written. */
export const importFields = [
  "badge_number",
  "external_id",
  "full_name",
  "family_name",
  "given_name",
  "latin_name",
  "pinyin",
  "gender",
  "organisation_zh",
  "organisation_en",
  "position_zh",
  "position_en",
  "phone",
  "email",
  "category",
  "state",
  "reply",
  "source",
  "notes",
  "protocol_rank",
  "tags",
  "seat",
  "sessions",
  "companion_of",
  "companion_as",
  "arrives_at",
  "arrives_by",
  "arrival_place",
  "pick_up",
  "driver",
  "plate",
  "hotel",
  "room",
  "nights",
  "shares_with",
  "diet",
  "allergies",
  "leaves_at",
  "leaves_by",
  "departure_place",
  "remarks",
] as const;

type ImportField = (typeof importFields)[number];

/** What the columns of the register are called in a list where the name is another; none where a list has no such column. */
const otherwise: Partial<Record<RegisterField, readonly ImportField[]>> = {
  number: ["badge_number"],
  name: ["full_name"],
  companion: ["companion_of", "companion_as"],
  replied_at: [],
  admitted: [],
  arrived_at: [],
  registered_at: [],
};

/** The columns of a list that show what these columns of the register show. */
export function fieldsOf(shown: readonly RegisterColumn[], language: Language): string[] {
  return shown.flatMap((column): readonly string[] => {
    if (column === "organisation")
      return language === "en" ? ["organisation_zh", "organisation_en"] : ["organisation_zh"];
    if (column.startsWith("custom.")) return [column.replace(".", ":")];
    return isField(column) ? (otherwise[column] ?? [column]) : [];
  });
}
