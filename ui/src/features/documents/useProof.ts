import { onScopeDispose, shallowRef, watch } from "vue";
import { call } from "@/lib/call";
import type { PrintFinding, PrintRequest } from "@/lib/contract";
import { host } from "@/lib/host";
import { CallError } from "@/lib/host/types";
import { runJob } from "@/lib/jobs";

/** Has the whole document made to be looked through, anew whenever it would come out differently. */
export function useProof(options: {
  request: () => PrintRequest;
  /** Goes up when the event has changed. */
  edition: () => number;
  /** Hears what is to be looked at in the whole document. */
  found: (findings: readonly PrintFinding[]) => void;
  /** The person has stopped the work. */
  stopped: () => void;
}) {
  const bytes = shallowRef<ArrayBuffer | null>(null);
  const failure = shallowRef<CallError | null>(null);
  let turn = 0;
  let running: string | undefined;

  function cancel(): void {
    turn++;
    if (running !== undefined) void call("jobs.cancel", { job: running });
    running = undefined;
  }

  async function make(): Promise<void> {
    cancel();
    const mine = turn;
    failure.value = null;
    try {
      const proof = await runJob("documents.making", (job) => {
        running = job;
        return call("print.proof", options.request(), { job });
      });
      if (mine !== turn) return;
      running = undefined;
      const whole = await host.proof(proof.id);
      if (mine !== turn) return;
      bytes.value = whole;
      options.found(proof.findings);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (mine !== turn) return;
      running = undefined;
      bytes.value = null;
      if (error.code === "cancelled") options.stopped();
      else failure.value = error;
    }
  }

  watch(
    () => [JSON.stringify(options.request()), options.edition()] as const,
    () => void make(),
    { immediate: true },
  );
  onScopeDispose(cancel);

  return { bytes, failure, make };
}
