import type { Category, CustomField } from "@/lib/contract";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";
import { importFields } from "./listFields";

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
