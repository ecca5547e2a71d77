import type { Problem } from "./contract";

/** The code of what is wrong with a field, for the form that shows it. */
export function problemAt(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.code;
}
