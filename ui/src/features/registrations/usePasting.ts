import { useToast } from "@nuxt/ui/composables";
import type { CellDraft, RegisterColumn, RegistrationRow } from "@/lib/contract";
import { useFailures } from "@/lib/failures";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";
import { pastedCells } from "./cells";
import { useSetCells } from "./useSetCells";

/** What is pasted into the register stands from the cell at the cursor on: all of it, or nothing. */
export function usePasting(table: {
  columns: () => readonly { key: RegisterColumn; title: string }[];
  rowsFrom: (offset: number, limit: number) => Promise<readonly RegistrationRow[]>;
  /** The rows that were chosen one by one: a single value goes to all of them. */
  chosen: () => readonly string[];
}) {
  const { t } = useWords();
  const { number } = useFormat();
  const { sentence, problem: inWords } = useFailures();
  const setCells = useSetCells();
  const toast = useToast();

  function tell(title: string): void {
    toast.add({ id: "paste", color: "error", icon: "i-lucide-circle-alert", title });
  }

  return async (row: number, at: number, text: string): Promise<void> => {
    const pasted = pastedCells(text);
    const columns = table.columns().slice(at);
    const widest = Math.max(...pasted.map((cells) => cells.length));
    if (widest > columns.length) {
      tell(t("register.pasteTooWide"));
      return;
    }
    const value = pasted.length === 1 && widest === 1 ? pasted[0]?.[0] : undefined;
    const chosen = value === undefined ? [] : table.chosen();
    const ids =
      chosen.length > 0
        ? chosen
        : (await table.rowsFrom(row, pasted.length)).map((found) => found.id);
    if (chosen.length === 0 && ids.length < pasted.length) {
      tell(t("register.pasteTooLong", { rows: number(pasted.length), room: number(ids.length) }));
      return;
    }
    const cells: CellDraft[] = ids.flatMap((id, index) =>
      (value === undefined ? (pasted[index] ?? []) : [value]).flatMap((text, offset) => {
        const column = columns[offset]?.key;
        return column === undefined ? [] : [{ id, column, text }];
      }),
    );
    const failure = await setCells(cells);
    if (failure === undefined) return;
    const [problem] = failure.problems;
    const cell = cells[Number(/^cells\.(\d+)$/.exec(problem?.field ?? "")?.[1] ?? "0")];
    if (problem === undefined || cell === undefined) {
      tell(t("register.pasteRefused", { why: sentence(failure) }));
      return;
    }
    tell(
      t("register.pasteProblem", {
        row: number(ids.indexOf(cell.id) + 1),
        column: columns.find(({ key }) => key === cell.column)?.title ?? "",
        text: cell.text,
        why: inWords(problem.code),
      }),
    );
  };
}
