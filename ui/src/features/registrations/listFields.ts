import type { RegisterColumn, RegisterField } from "@/lib/contract";
import type { ImportField } from "@/lib/listValues";
import type { Language } from "@/lib/words";
import { isField } from "./columns";

/** What a card of addresses has a place for, beside the name that every card has. */
export const cardFields: readonly string[] = [
  "latin_name",
  "pinyin",
  "organisation_zh",
  "organisation_en",
  "position_zh",
  "position_en",
  "phone",
  "email",
] satisfies readonly ImportField[];

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
