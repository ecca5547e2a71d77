import { computed } from "vue";
import { createI18n, useI18n } from "vue-i18n";
import en from "./en.json";
import zh from "./zh.json";

export type Language = "zh" | "en";

const stored = "summit.language";

function initial(): Language {
  const chosen = localStorage.getItem(stored);
  if (chosen === "zh" || chosen === "en") return chosen;
  return navigator.language.startsWith("en") ? "en" : "zh";
}

/** The words of the window. Texts of the event itself are in the event. */
export const words = createI18n({
  legacy: false,
  locale: initial(),
  fallbackLocale: "zh",
  missingWarn: false,
  fallbackWarn: false,
  messages: { zh, en },
});

/** The language tag of the page, as `lang` wants it. */
const tags = { zh: "zh-CN", en: "en" } as const;

function setLanguage(language: Language): void {
  words.global.locale.value = language;
  localStorage.setItem(stored, language);
  document.documentElement.lang = tags[language];
}

setLanguage(initial());

/** The values that a sentence counts by: the first of them says whether it speaks of one or of many. */
const counts = ["count", "sheets", "pages"];

/** Answers 1 where a sentence speaks of one, however its number is written. */
function howMany(values: Record<string, unknown>): number {
  const named = counts.find((name) => name in values);
  return named !== undefined && Number(values[named]) === 1 ? 1 : 2;
}

/** Answers values as they are said. A bare nothing would be taken for a number that was not given. */
function told(values: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => [name, value === 0 ? "0" : value]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Words of the window in the chosen language. */
export function useWords() {
  const { t: say } = useI18n({ useScope: "global" });
  const t = (key: string, values: Record<string, unknown> = {}) =>
    say(key, told(values), { plural: howMany(values) });
  const has = (key: string) => words.global.te(key) || words.global.te(key, "zh");
  const language = computed({
    get: () => words.global.locale.value,
    set: setLanguage,
  });
  return { t, has, language };
}
