import { useToast } from "@nuxt/ui/composables";
import { onScopeDispose, ref, shallowRef, watch } from "vue";
import { useAttempt } from "@/lib/attempt";
import { call } from "@/lib/call";
import type { PrintFinding, PrintRequest, SaveRequest, SendRequest } from "@/lib/contract";
import { host } from "@/lib/host";
import { CallError } from "@/lib/host/types";
import { runJob } from "@/lib/jobs";
import { onChanged } from "@/lib/live";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";
import { useWritten } from "@/lib/written";

/** So many pages are looked through without being asked, a moment after the last change. */
const mostLookedThrough = 400;
const lookPause = 700;

const logTables = ["print_runs", "prints"];

/** Looks the whole document over and writes it to a file. */
export function usePrinting(options: {
  request: () => PrintRequest;
  /** The name that is proposed for the file, without its ending. */
  fileName: () => string;
  /** How many pages there are where some are not shown; 0 where all are. */
  hidden: () => number;
}) {
  const { t } = useWords();
  const { number } = useFormat();
  const { attempt, isRunning } = useAttempt();
  const toast = useToast();
  const sayWritten = useWritten();
  /** What is to be looked at in the whole document; nothing until that is known. */
  const found = shallowRef<readonly PrintFinding[] | null>(null);
  const saved = ref<string | null>(null);
  /** How often the event has changed so that the pages may look different. */
  const edition = ref(0);
  let generation = 0;

  function forget(): void {
    generation++;
    found.value = null;
    saved.value = null;
  }
  watch(() => JSON.stringify(options.request()), forget);
  // That something was printed changes nothing on the pages.
  onChanged((tables) => {
    if (tables.length > 0 && tables.every((table) => logTables.includes(table))) return;
    edition.value++;
    forget();
  });

  /** Lays the whole document out to see what is wrong with it. */
  async function check(): Promise<readonly PrintFinding[] | undefined> {
    const mine = generation;
    const answer = await attempt(() =>
      runJob("documents.checking", (job) => call("print.findings", options.request(), { job })),
    );
    if (answer !== undefined && mine === generation) found.value = answer;
    return answer;
  }

  /** The same unasked, where that is soon done; what goes wrong then, the preview says as well. */
  async function look(): Promise<void> {
    const mine = generation;
    try {
      const answer = await call("print.findings", options.request());
      if (mine === generation) found.value = answer;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
    }
  }

  let soon = 0;
  watch(
    () => [JSON.stringify(options.request()), edition.value, options.hidden()] as const,
    ([, , pages]) => {
      clearTimeout(soon);
      if (pages > 0 && pages <= mostLookedThrough) {
        soon = window.setTimeout(() => void look(), lookPause);
      }
    },
  );
  onScopeDispose(() => {
    clearTimeout(soon);
  });

  /** Asks where to, and writes the file; put right for a printer where one is named. */
  async function save(printer: Pick<SaveRequest, "queue" | "sides">): Promise<void> {
    const mine = generation;
    const path = await host.pickSave(`${options.fileName()}.pdf`, [
      { name: "PDF", extensions: ["pdf"] },
    ]);
    if (path === null) return;
    const answer = await attempt(() =>
      runJob("documents.saving", (job) =>
        call("print.save", { ...options.request(), ...printer, path }, { job }),
      ),
    );
    if (answer === undefined) return;
    if (mine === generation) {
      found.value = answer.findings;
      saved.value = answer.path;
    }
    sayWritten(t("documents.saved", { pages: number(answer.pages) }), answer.path);
  }

  /** Hands the document to a printer. */
  async function send(
    how: Pick<SendRequest, "queue" | "copies" | "sides">,
    what: PrintRequest = options.request(),
  ): Promise<void> {
    const answer = await attempt(() =>
      runJob("documents.sending", (job) => call("print.send", { ...what, ...how }, { job })),
    );
    if (answer === undefined) return;
    toast.add({
      id: "printed",
      icon: "i-lucide-printer-check",
      color: "success",
      title: t("documents.sent", { queue: how.queue, pages: number(answer.pages) }),
      description: answer.job,
      duration: 8000,
    });
  }

  async function show(path: string): Promise<void> {
    await attempt(() => host.openPath(path));
  }

  return { found, saved, edition, isRunning, check, save, send, show };
}
