import { ref, shallowRef, watch } from "vue";
import { call } from "@/lib/call";
import type { FilterKey, Group, Term, Understood } from "@/lib/contract";
import { onChanged } from "@/lib/live";
import { useWords } from "@/lib/words";

function quoted(value: string): string {
  return /[\s,，:：]/.test(value) ? `"${value}"` : value;
}

/** What a filter says of a key, as far as it asks for something. */
export function valuesOf(terms: readonly Term[], key: FilterKey): string[] {
  return terms
    .filter((term) => term.key === key && !term.is_not)
    .flatMap((term) => term.values.map(({ text }) => text));
}

/** The filter with these values of a key in place of those that it had, as far as `isMine` says so. */
export function withValues(
  terms: readonly Term[],
  key: FilterKey,
  name: string,
  values: readonly string[],
  isMine: (value: string) => boolean = () => true,
): string {
  const others = terms.filter(
    (term) => term.key !== key || term.is_not || !term.values.every(({ text }) => isMine(text)),
  );
  const written = others.map((term) => term.written);
  if (values.length > 0) written.push(`${name}:${values.map(quoted).join(",")}`);
  return written.join(" ");
}

/** The filter that means a group, and nobody else. */
export function filterOfGroup(group: Group, language: "zh" | "en"): string {
  const [key, none] =
    language === "en" ? ["organization", "-has:organization"] : ["单位", "-有:单位"];
  if (group.organisation_id === null) return none;
  const name = language === "en" && group.name_en !== "" ? group.name_en : group.name_zh;
  return `${key}:"${name.replaceAll(/["“”＂]/g, "")}"`;
}

/** What a filter calls one import among those of the same name. */
export function importWord(file: string, number: number): string {
  return `${file.replaceAll(/["“”＂]/g, "")} #${String(number)}`;
}

/** The filter that means whom an import brought or changed. */
export function filterOfImport(file: string, number: number, language: "zh" | "en"): string {
  return `${language === "en" ? "import" : "导入"}:"${importWord(file, number)}"`;
}

/** The filter that searches for a name in place of the words that it searched for. */
export function withSearch(terms: readonly Term[], name: string): string {
  const kept = terms.filter(({ key, is_not }) => key !== null || is_not);
  return [...kept.map((term) => term.written), quoted(name)].join(" ");
}

/** The filter without one of its conditions. */
export function without(terms: readonly Term[], gone: Term): string {
  return terms
    .filter((term) => term !== gone)
    .map((term) => term.written)
    .join(" ");
}

/** The filter that is being typed, what it means, and the last of it that was understood. */
export function useFilterText() {
  const { language } = useWords();
  const text = ref("");
  const query = ref("");
  const understood = shallowRef<Understood>({ terms: [], failure: null, suggestions: [] });

  async function understand(): Promise<void> {
    const asked = text.value;
    const answer = await call("registrations.understand", {
      query: asked,
      in_english: language.value === "en",
    });
    if (asked !== text.value) return;
    understood.value = answer;
    if (answer.failure === null) query.value = asked.trim();
  }

  watch([text, language], understand, { immediate: true });
  onChanged(() => void understand());
  return { text, query, understood };
}
