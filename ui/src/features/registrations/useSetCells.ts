import { call, type Answer } from "@/lib/call";
import type { CellDraft } from "@/lib/contract";
import { CallError } from "@/lib/host/types";
import { answers } from "@/lib/live";
import { useUndoToast } from "@/lib/undo";

/** Writes into cells of the register: all of them or none, as one change. Answers why not. */
export function useSetCells() {
  const { offerUndo } = useUndoToast();

  return async (cells: CellDraft[]): Promise<CallError | undefined> => {
    const before = answers.getQueryData<Answer<"journal.state">>(["journal.state", null]);
    try {
      await call("registrations.set_cells", { cells });
      void offerUndo(before?.undo?.number ?? 0);
      return undefined;
    } catch (failure) {
      if (failure instanceof CallError) return failure;
      throw failure;
    }
  };
}
