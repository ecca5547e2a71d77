import type { Category, CustomField } from "@/lib/contract";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";

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
  "waiting_place",
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

export type ImportField = (typeof importFields)[number];

/** The values that are stored as words, each with where their words stand. */
const enums: Record<string, string> = {
  state: "enums.registration_state",
  reply: "enums.reply",
  gender: "enums.gender",
  diet: "enums.diet",
  pick_up: "common",
};

/** What fields of a list, and what stands in them, are called in the language of the window. */
export function useListValues() {
  const { t, has } = useWords();
  const { either } = useFormat();

  function fieldName(field: string, customs: readonly CustomField[]): string {
    const known = importFields.find((name) => name === field);
    if (known !== undefined) return t(`enums.import_field.${known}`);
    const custom = customs.find(({ id }) => `custom:${id}` === field);
    return custom === undefined ? field : either(custom.name_zh, custom.name_en);
  }

  function valueName(field: string, value: string, categories: readonly Category[] = []): string {
    if (field === "category") {
      const known = categories.find(({ name_zh }) => name_zh === value);
      return known === undefined ? value : either(known.name_zh, known.name_en);
    }
    const words = `${enums[field] ?? ""}.${value}`;
    return value !== "" && has(words) ? t(words) : value;
  }

  return { fieldName, valueName };
}
