import {
  keepPreviousData,
  QueryClient,
  useQuery,
  type UseQueryReturnType,
} from "@tanstack/vue-query";
import {
  computed,
  nextTick,
  onScopeDispose,
  ref,
  toValue,
  type MaybeRefOrGetter,
  type Ref,
} from "vue";
import { call, type Answer, type Command, type Request } from "./call";
import { useFailures } from "./failures";
import { host } from "./host";
import type { Problem } from "./contract";
import { CallError } from "./host/types";
import { useUndoToast } from "./undo";

/** Answers already given. They are asked again whenever the journal says that something changed. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 60_000,
      retry: false,
      retryOnMount: false,
      refetchOnWindowFocus: false,
    },
  },
});

const listeners = new Set<(tables: readonly string[]) => void>();

/** Has everything in sight asked again; first of all which file is open, since without one there is nothing to ask. */
export async function askAgain(
  anotherFile: boolean,
  tables: readonly string[] = [],
): Promise<void> {
  if (anotherFile) {
    await answers.refetchQueries({ queryKey: ["files.current"] });
    await nextTick();
    answers.removeQueries({ type: "inactive" });
  }
  const asked = answers.invalidateQueries();
  for (const listener of listeners) listener(tables);
  await asked;
}

// No table at all: another event was opened, or none.
host.on("changed", ({ tables }) => void askAgain(tables.length === 0, tables));

/** Asks a command, again whenever the request or the event changes; the last answer stays until the next is there. */
export function useAsk<Name extends Command>(
  name: Name,
  request: MaybeRefOrGetter<Request<Name>>,
  options: { enabled?: MaybeRefOrGetter<boolean>; keep?: boolean } = {},
): UseQueryReturnType<Answer<Name>, CallError> {
  return useQuery<Answer<Name>, CallError>({
    queryKey: computed(() => [name, toValue(request)]),
    queryFn: () => call(name, toValue(request)),
    enabled: computed(() => toValue(options.enabled) ?? true),
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData as never }),
  });
}

/** Runs the callback after every change of the event, with the tables that became different, while the component lives. */
export function onChanged(callback: (tables: readonly string[]) => void): void {
  listeners.add(callback);
  onScopeDispose(() => listeners.delete(callback));
}

export type Tell<Name extends Command> = {
  /** Runs the command. Answers nothing when it failed, which people have then been told. */
  tell: (
    request: Request<Name>,
    options?: { job?: string },
  ) => Promise<{ answer: Answer<Name> } | undefined>;
  /** What the last refusal said about each field. */
  problems: Ref<readonly Problem[]>;
  pending: Ref<boolean>;
};

/** A command that changes the event: it offers to undo what it did, and says in words when it failed. */
export function useTell<Name extends Command>(name: Name): Tell<Name> {
  const { report } = useFailures();
  const { offerUndo } = useUndoToast();
  const problems = ref<readonly Problem[]>([]);
  const pending = ref(false);

  const tell: Tell<Name>["tell"] = async (request, options) => {
    pending.value = true;
    const before = answers.getQueryData<Answer<"journal.state">>(["journal.state", null]);
    try {
      const answer = await call(name, request, options);
      problems.value = [];
      void offerUndo(before?.undo?.number ?? 0);
      return { answer };
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure;
      problems.value = failure.problems;
      if (failure.problems.length === 0) report(failure);
      return undefined;
    } finally {
      pending.value = false;
    }
  };
  return { tell, problems, pending };
}
