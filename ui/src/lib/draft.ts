import { onScopeDispose, reactive, watch, type Ref } from "vue";
import type { Problem } from "./contract";

const openDrafts = new Set<() => Promise<void>>();

/** Saves everything that is being edited: before the window closes, and when people turn to another one. */
export async function commitAll(): Promise<void> {
  await Promise.all([...openDrafts].map((commit) => commit()));
}

/**
 * What a person is editing. A field is saved as soon as it is left; what others change meanwhile flows in, except
 * into fields being edited.
 */
export function useDraft<Draft extends object>(options: {
  /** The record as stored; nothing while it is asked for, or while it is new. */
  stored: () => Draft | undefined;
  /** A new, empty record. */
  blank: () => Draft;
  /** Whether a new record has what it needs to be saved. */
  ready?: (draft: Draft) => boolean;
  /** Saves; answers whether it was accepted. */
  save: (draft: Draft) => Promise<boolean>;
  /** What the last refusal said; it is void once everything is as stored again. */
  problems?: Ref<readonly Problem[]>;
}) {
  type Field = keyof Draft;
  let saved = copy(options.stored() ?? options.blank());
  const draft = reactive(copy(saved)) as Draft;
  /** The record as it last came from the event. */
  let seen = copy(saved);
  let saving: Promise<void> | undefined;

  const fields = () => Object.keys(draft) as Field[];
  const edited = (field: Field) => !same(draft[field], saved[field]);
  const isDirty = () => fields().some(edited);

  watch(
    () => JSON.stringify(options.stored() ?? null),
    () => {
      const stored = options.stored();
      if (stored !== undefined) accept(stored);
    },
  );

  /** Takes over what changed since the record was last seen; the rest may be older than what was saved. */
  function accept(stored: Draft): void {
    for (const field of Object.keys(stored) as Field[]) {
      if (same(stored[field], seen[field])) continue;
      if (!edited(field)) draft[field] = copy(stored[field]);
      saved[field] = copy(stored[field]);
    }
    seen = copy(stored);
  }

  /** Saves what was edited. Nothing happens when nothing was. */
  async function commit(): Promise<void> {
    if (saving !== undefined) await saving;
    if (!isDirty()) {
      if (options.problems !== undefined) options.problems.value = [];
      return;
    }
    // A new record waits in silence; of one that is there it is said what it lacks.
    const isNew = options.stored() === undefined;
    if (isNew && options.ready?.(draft) === false) return;
    const sent = copy(draft);
    const before = seen;
    saving = options
      .save(sent)
      .then((accepted) => {
        if (!accepted) return;
        saved = sent;
        const after = seen;
        // The record came back while it was being saved: take it as it was written, trimmed for example.
        seen = before;
        accept(after);
      })
      .finally(() => {
        saving = undefined;
      });
    await saving;
  }

  /** Takes back what was typed and not accepted. */
  function revert(): void {
    for (const field of fields()) draft[field] = copy(saved[field]);
  }

  openDrafts.add(commit);
  onScopeDispose(() => {
    openDrafts.delete(commit);
    void commit();
  });

  return { draft, commit, revert, isDirty };
}

function copy<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
