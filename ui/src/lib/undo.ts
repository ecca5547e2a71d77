import { useToast } from "@nuxt/ui/composables";
import { computed } from "vue";
import { call, type Answer } from "./call";
import { useFailures } from "./failures";
import { CallError } from "./host/types";
import { useAsk } from "./live";
import { useWords } from "./words";

/** What can be undone or redone, as the journal names it. */
export type JournalStep = NonNullable<Answer<"journal.state">["undo"]>;

/** What a step of the journal did, in words. */
export function useStepTitle() {
  const { t, has } = useWords();
  return (step: Pick<JournalStep, "title" | "subject" | "count">): string => {
    const key = `journal.${step.title}`;
    const subject = step.subject === "" ? t("history.unnamed") : step.subject;
    return t(has(key) ? key : "journal.other", { subject, count: step.count });
  };
}

/** Undo and redo by name, for buttons, keys and menus. */
export function useUndo() {
  const { t } = useWords();
  const titleOf = useStepTitle();
  const { report, forget } = useFailures();
  const toast = useToast();
  const { data: file } = useAsk("files.current", null);
  const { data: state } = useAsk("journal.state", null, {
    enabled: () => file.value !== undefined && file.value !== null,
  });

  async function run(command: "journal.undo" | "journal.redo"): Promise<void> {
    const step = command === "journal.undo" ? state.value?.undo : state.value?.redo;
    try {
      await call(command, null);
      forget();
      if (step)
        toast.add({
          id: "undo",
          icon: command === "journal.undo" ? "i-lucide-undo-2" : "i-lucide-redo-2",
          color: "neutral",
          title: t(command === "journal.undo" ? "undo.undone" : "undo.redone", {
            title: titleOf(step),
          }),
          duration: 4000,
          actions: [],
        });
    } catch (failure) {
      if (failure instanceof CallError) report(failure);
      else throw failure;
    }
  }

  return {
    undoTitle: computed(() => (state.value?.undo ? titleOf(state.value.undo) : null)),
    redoTitle: computed(() => (state.value?.redo ? titleOf(state.value.redo) : null)),
    undo: () => run("journal.undo"),
    redo: () => run("journal.redo"),
  };
}

/** Somebody who has to wait, is let past those who do, or is left without a principal, is no plain success. */
const surprising = [
  "registrations.walk_in_waiting",
  "registrations.waits",
  "registrations.passes_line",
  "registrations.many_wait",
  "registrations.many_pass_line",
  "registrations.remove_principal",
  "registrations.remove_principals",
];
function looks({ title }: JournalStep) {
  return surprising.includes(title)
    ? ({ icon: "i-lucide-circle-alert", color: "warning" } as const)
    : ({ icon: "i-lucide-check", color: "success" } as const);
}

/** Offers to take back the change that was just made. */
export function useUndoToast() {
  const { t } = useWords();
  const titleOf = useStepTitle();
  const { report, forget } = useFailures();
  const toast = useToast();

  async function takeBack(): Promise<void> {
    try {
      await call("journal.undo", null);
      toast.remove("undo");
      forget();
    } catch (failure) {
      if (failure instanceof CallError) report(failure);
      else throw failure;
    }
  }

  /** Offers to take back the newest step, unless it is older than the change that was made. */
  async function offerUndo(before: number): Promise<void> {
    let step: JournalStep | null;
    try {
      step = (await call("journal.state", null)).undo;
    } catch {
      return;
    }
    if (step === null || step.number <= before) return;
    toast.add({
      id: "undo",
      ...looks(step),
      title: titleOf(step),
      duration: 6000,
      actions: [
        {
          label: t("undo.undo"),
          color: "neutral",
          variant: "outline",
          onClick: () => void takeBack(),
        },
      ],
    });
  }

  return { offerUndo };
}
