import { computed, ref } from "vue";
import { useFailures } from "./failures";
import { CallError } from "./host/types";

/** Work that may fail: people are told why, and the page goes on. */
export function useAttempt() {
  const { report } = useFailures();
  const running = ref(0);

  /** Runs the work; answers nothing when it failed or was canceled. */
  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    running.value++;
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure;
      // Whoever canceled knows it.
      if (failure.code !== "cancelled") report(failure);
      return undefined;
    } finally {
      running.value--;
    }
  }

  return { attempt, isRunning: computed(() => running.value > 0) };
}
