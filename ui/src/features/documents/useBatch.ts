import { computed } from "vue";
import type { PrintRequest } from "@/lib/contract";
import { useAsk } from "@/lib/live";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";

/** How many pieces a batch has, and what of it is new or changed since the last print. */
export function useBatch(options: { isBatch: () => boolean; request: () => PrintRequest }) {
  const { t } = useWords();
  const { number } = useFormat();
  const { data: count } = useAsk(
    "print.count",
    () => ({ ...options.request(), only_changed: false }),
    // While another document is counted, the number of this one would be wrong.
    { keep: false, enabled: () => options.isBatch() && options.request().document !== "" },
  );
  const counted = computed(() =>
    options.isBatch() && count.value !== undefined
      ? t("documents.counted", {
          new: number(count.value.new),
          changed: number(count.value.changed),
          unchanged: number(count.value.unchanged),
        })
      : "",
  );
  /** Such as "17 badges"; nothing while that is not known, or for a document without pieces. */
  const pieces = computed(() => {
    if (!options.isBatch() || count.value === undefined) return null;
    const all = count.value.new + count.value.changed;
    const many = options.request().only_changed === true ? all : all + count.value.unchanged;
    const document = options.request().document;
    const words = `documents.pieces.${document}`;
    return t(words, { count: number(many) });
  });
  return {
    counted,
    saveWords: computed(() =>
      pieces.value === null
        ? t("documents.save")
        : t("documents.savePieces", { pieces: pieces.value }),
    ),
    printWords: computed(() =>
      pieces.value === null
        ? t("documents.print")
        : t("documents.printPieces", { pieces: pieces.value }),
    ),
  };
}
