import type { Finding } from "./contract";
import { useWords } from "./words";

/** What looks wrong, in words. */
export function useFindings() {
  const { t, has } = useWords();

  return (finding: Finding): string => {
    const key = `findings.${finding.code}`;
    return has(key) ? t(key, finding.details) : finding.code;
  };
}
