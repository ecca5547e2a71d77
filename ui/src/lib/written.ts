import { useToast } from "@nuxt/ui/composables";
import { useAttempt } from "./attempt";
import { host } from "./host";
import { useWords } from "./words";

const usual = { icon: "i-lucide-file-check", color: "success", duration: 8000 } as const;
/** Somebody has to do something with the file, so the offer stays longer. */
const asking = { icon: "i-lucide-file-warning", color: "warning", duration: 60_000 } as const;

/** Says that a file was written, and where; it can be opened from there. */
export function useWritten() {
  const toast = useToast();
  const { attempt } = useAttempt();
  const { t } = useWords();

  return function sayWritten(title: string, path: string, needsWork = false): void {
    toast.add({
      id: `written ${path}`,
      ...(needsWork ? asking : usual),
      title,
      description: path,
      actions: [
        {
          label: t("common.open"),
          color: "neutral",
          variant: "outline",
          onClick: () => void attempt(() => host.openPath(path)),
        },
      ],
    });
  };
}
