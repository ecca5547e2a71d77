import { computed } from "vue";
import { call, type Request } from "./call";
import { useFailures } from "./failures";
import { host } from "./host";
import { CallError } from "./host/types";
import { askAgain, useAsk } from "./live";
import { useWords } from "./words";
import { venueTime } from "./words/format";

/** The ending of event files. */
const extension = "summit";

/** The open event file, and how to open another. Each way answers whether an event is open afterwards. */
export function useEventFile() {
  const { t } = useWords();
  const { report } = useFailures();
  const { data: current, isPending, error, refetch } = useAsk("files.current", null);
  const kinds = () => [{ name: t("files.kind"), extensions: [extension] }];

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await askAgain(true);
      return true;
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure;
      report(failure);
      return false;
    }
  }

  async function pick(): Promise<boolean> {
    const path = await host.pickFile(kinds());
    return path !== null && open(path);
  }

  async function create(event: Request<"files.create">["event"]): Promise<boolean> {
    const path = await host.pickSave(`${event.name_zh}.${extension}`, kinds());
    return path !== null && attempt(() => call("files.create", { path, event }));
  }

  const open = (path: string) => attempt(() => call("files.open", { path }));

  return {
    file: computed(() => current.value ?? null),
    isOpen: computed(() => current.value !== undefined && current.value !== null),
    isPending,
    failure: error,
    retry: refetch,
    /** An instant on the clock of the venue. */
    atVenue: (instant: string) => venueTime(instant, current.value?.event.time_zone ?? "UTC"),
    open,
    pick,
    create,
    openSample: () => attempt(() => call("files.open_sample", {})),
    close: () => attempt(() => call("files.close", null)),
  };
}
