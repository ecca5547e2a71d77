import { reactive } from "vue";
import { call } from "./call";
import { host } from "./host";

/** A long piece of work that runs on while people go elsewhere. */
export type Job = {
  id: string;
  /** The key of its words. */
  words: string;
  done: number;
  total: number;
  /** Known once the work has gone on for five seconds. */
  secondsLeft: number | null;
  cancel: () => void;
};

/** The jobs that run. */
export const jobs = reactive<Job[]>([]);

const patience = 5000;

/** Runs the work under a job of its own, which is shown in the sidebar until it ends. */
export async function runJob<Result>(
  words: string,
  work: (job: string) => Promise<Result>,
): Promise<Result> {
  const id = crypto.randomUUID();
  const started = performance.now();
  jobs.push({
    id,
    words,
    done: 0,
    total: 0,
    secondsLeft: null,
    cancel: () => void call("jobs.cancel", { job: id }),
  });
  const job = jobs.find((running) => running.id === id);
  const stop = host.on("progress", ({ job: of, done, total }) => {
    if (of !== id || job === undefined) return;
    const passed = performance.now() - started;
    job.done = done;
    job.total = total;
    job.secondsLeft =
      passed < patience || done === 0 ? null : Math.ceil(((passed / done) * (total - done)) / 1000);
  });
  try {
    return await work(id);
  } finally {
    stop();
    const index = jobs.findIndex((running) => running.id === id);
    if (index !== -1) jobs.splice(index, 1);
  }
}
