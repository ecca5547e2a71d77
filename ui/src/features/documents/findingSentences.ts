import type { FindingKind, PrintFinding } from "@/lib/contract";
import { useWords } from "@/lib/words";

/** Findings that do not spoil a page, but that somebody may want to see. */
const mild: readonly FindingKind[] = [
  "elsewhere",
  "continued",
  "shortened",
  "level",
  "parted",
  "reduced",
  "shrunk",
];

/** Findings that spoil a page; the others are only worth a look. */
export function isGrave({ kind }: PrintFinding): boolean {
  return !mild.includes(kind);
}

/** A sentence that is shown once, and what it is about. */
export type FindingLine = { text: string; finding: PrintFinding };

/** Says findings, each sentence once, in the order in which they come: the gravest first. */
export function useFindingSentences() {
  const { t, language } = useWords();

  function subject({ subject, subject_en }: PrintFinding): string {
    return language.value === "en" && subject_en !== "" ? subject_en : subject;
  }

  function sentence(finding: PrintFinding): string {
    const { kind, field, text, percent } = finding;
    return t(`print_findings.${kind}`, {
      subject: subject(finding),
      field: t(`print_fields.${field}`),
      text: kind === "missing_character" ? withCodes(text) : text,
      percent: percent ?? "",
    });
  }

  function linesOf(findings: readonly PrintFinding[]): FindingLine[] {
    const bySentence = new Map(findings.map((finding) => [sentence(finding), finding]));
    return [...bySentence].map(([text, finding]) => ({ text, finding }));
  }

  /** What is only worth a look, by what had to be done. */
  function groupsOf(findings: readonly PrintFinding[]) {
    const groups = mild.map((kind) => ({
      kind,
      lines: linesOf(findings.filter((finding) => finding.kind === kind)),
    }));
    return groups.filter(({ lines }) => lines.length > 0);
  }

  return { subject, linesOf, groupsOf };
}

/** What no font prints may not be seen here either: its number tells which it is. */
function withCodes(characters: string): string {
  return Array.from(characters)
    .map((character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      return `${character} U+${code}`;
    })
    .join(", ");
}
