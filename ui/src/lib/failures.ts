import { useToast } from "@nuxt/ui/composables";
import { useFindings } from "./findings";
import type { CallError } from "./host/types";
import { useWords } from "./words";

const states = "enums.registration_state";
const failed = "failure-";

/** Turns errors into words, in one place. */
export function useFailures() {
  const { t, has, language } = useWords();
  const toast = useToast();
  const sayFinding = useFindings();

  /** What happened and what to do, as one sentence or two. */
  function sentence(failure: CallError): string {
    const key = `errors.${failure.code}`;
    return has(key)
      ? t(key, inWords(failure.details))
      : t("errors.broken", { why: failure.message });
  }

  /** The values of a sentence; those that are words of the program are said in the chosen language. */
  function inWords(values: CallError["details"]): Record<string, string> {
    const translated = Object.entries(values).map(([name, value]) => {
      // What has another name in English is said by it there.
      const english = values[`${name}_en`];
      if (language.value === "en" && english !== undefined) return [name, english];
      if (name === "finding") return [name, sayFinding({ code: value, details: values })];
      const group = { noun: "nouns", by: "nouns", from: states, to: states }[name];
      const key = `${group ?? ""}.${value}`;
      return [name, group !== undefined && has(key) ? t(key) : value];
    });
    return Object.fromEntries(translated) as Record<string, string>;
  }

  /** What is wrong with a field. */
  function problem(code: string): string {
    const key = `problems.${code}`;
    return has(key) ? t(key) : t("problems.invalid");
  }

  function report(failure: CallError): void {
    toast.add({
      id: `${failed}${failure.code}`,
      color: "error",
      icon: "i-lucide-circle-alert",
      title: sentence(failure),
      duration: 12_000,
      actions: [
        {
          label: t("common.copyDetails"),
          color: "neutral",
          variant: "outline",
          onClick: () => void navigator.clipboard.writeText(details(failure)),
        },
      ],
    });
  }

  /** What went wrong before something was taken back is settled. */
  function forget(): void {
    for (const { id } of toast.toasts.value) if (String(id).startsWith(failed)) toast.remove(id);
  }

  return { sentence, problem, report, forget };
}

/** What a person can send to whoever helps them. */
export function details(failure: CallError): string {
  return JSON.stringify({
    code: failure.code,
    details: failure.details,
    problems: failure.problems,
  });
}
