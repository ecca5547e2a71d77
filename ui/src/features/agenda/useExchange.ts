import { computed, shallowRef } from "vue";
import { useAttempt } from "@/lib/attempt";
import { call, type Answer } from "@/lib/call";
import { host } from "@/lib/host";
import { runJob } from "@/lib/jobs";
import { useTell } from "@/lib/live";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";
import { useWritten } from "@/lib/written";

/** The forms in which other programs take an agenda. */
const forms = ["xlsx", "ics", "xml", "json"] as const;
type Form = (typeof forms)[number];

/** Takes agendas in from other programs, told first and then done, and gives them out. */
export function useExchange(fileName: () => string) {
  const { t } = useWords();
  const { number } = useFormat();
  const { attempt, isRunning } = useAttempt();
  const { tell } = useTell("agenda.import");
  const sayWritten = useWritten();
  /** What an import would do, and of which file; nothing while none is asked about. */
  const asked = shallowRef<{ path: string; told: Answer<"agenda.import"> } | null>(null);

  /** Asks for a file and what would become of it. */
  async function pick(): Promise<void> {
    const kinds = [{ name: t("exchange.agenda"), extensions: [...forms, "xls", "ods", "csv"] }];
    const path = await host.pickFile(kinds);
    if (path === null) return;
    const told = await attempt(() =>
      runJob("exchange.looking", (job) => call("agenda.import", { path, dry_run: true }, { job })),
    );
    if (told !== undefined) asked.value = { path, told };
  }

  /** Takes in the file that was asked about. */
  async function takeIn(): Promise<void> {
    if (asked.value === null) return;
    const { path } = asked.value;
    await attempt(() =>
      runJob("exchange.takingIn", (job) => tell({ path, dry_run: false }, { job })),
    );
    asked.value = null;
  }

  async function giveOut(form: Form): Promise<void> {
    const kind = { name: t(`exchange.forms.${form}`), extensions: [form] };
    const path = await host.pickSave(`${fileName()}.${form}`, [kind]);
    if (path === null) return;
    const told = await attempt(() => call("agenda.export", { path }));
    if (told === undefined) return;
    sayWritten(t("exchange.written", { count: number(told.sessions) }), told.path);
  }

  return {
    asked,
    isRunning,
    pick,
    takeIn,
    /** What the menu of the page offers. */
    items: computed(() => [
      {
        label: t("exchange.import"),
        icon: "i-lucide-file-input",
        onSelect: () => void pick(),
      },
      {
        label: t("exchange.export"),
        icon: "i-lucide-file-output",
        children: forms.map((form) => ({
          label: t(`exchange.forms.${form}`),
          onSelect: () => void giveOut(form),
        })),
      },
    ]),
  };
}
