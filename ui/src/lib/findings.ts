import type { Finding } from "./contract";
import { useWords } from "./words";

/** The values of a sentence: in English `one_en` takes the place of `one`. */
export function inLanguage(
  values: Readonly<Record<string, string>>,
  language: string,
): Record<string, string> {
  if (language !== "en") return { ...values };
  const english = (name: string, value: string) => values[`${name}_en`] ?? value;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, english(name, value)]),
  );
}

/** What looks wrong, in words. */
export function useFindings() {
  const { t, has, language } = useWords();

  return (finding: Pick<Finding, "code" | "details">): string => {
    const key = `findings.${finding.code}`;
    return has(key) ? t(key, inLanguage(finding.details, language.value)) : finding.code;
  };
}
