import { effectScope, nextTick, ref } from "vue";
import { expect, test } from "vitest";
import { commitAll, useDraft } from "./draft";

type Person = { id: string | null; name: string; phone: string };

function edit(first: Person | undefined, accepts = true) {
  const stored = ref(first);
  const saves: Person[] = [];
  const scope = effectScope();
  const editor = scope.run(() =>
    useDraft<Person>({
      stored: () => stored.value,
      blank: () => ({ id: null, name: "", phone: "" }),
      ready: (draft) => draft.name !== "",
      save: (draft) => {
        saves.push(draft);
        return Promise.resolve(accepts);
      },
    }),
  );
  if (editor === undefined) throw new Error("the scope ran");
  return { stored, saves, scope, ...editor };
}

test("leaving a field without a change saves nothing", async () => {
  const { commit, saves } = edit({ id: "1", name: "Ada", phone: "" });

  await commit();

  expect(saves).toEqual([]);
});

test("a record that is there is sent without what it needs, so that it is said", async () => {
  const { draft, commit, saves } = edit({ id: "1", name: "Ada", phone: "" });

  draft.name = "";
  await commit();

  expect(saves).toEqual([{ id: "1", name: "", phone: "" }]);
});

test("a new record waits for its required fields", async () => {
  const { draft, commit, saves } = edit(undefined);

  draft.phone = "138";
  await commit();
  draft.name = "Ada";
  await commit();

  expect(saves).toEqual([{ id: null, name: "Ada", phone: "138" }]);
});

test("what others change flows in, except into the field being edited", async () => {
  const { draft, stored } = edit({ id: "1", name: "Ada", phone: "1" });

  draft.name = "Ada L.";
  stored.value = { id: "1", name: "Augusta", phone: "2" };
  await nextTick();

  expect(draft).toEqual({ id: "1", name: "Ada L.", phone: "2" });
});

test("a refused edit stays in the field and can be taken back", async () => {
  const { draft, commit, revert, isDirty } = edit({ id: "1", name: "Ada", phone: "" }, false);

  draft.phone = "x";
  await commit();
  expect(isDirty()).toBe(true);
  revert();

  expect(draft.phone).toBe("");
});

test("closing the editor saves what was typed", async () => {
  const { draft, scope, saves } = edit({ id: "1", name: "Ada", phone: "" });

  draft.phone = "139";
  scope.stop();
  await nextTick();

  expect(saves).toEqual([{ id: "1", name: "Ada", phone: "139" }]);
});

test("an older state of the record does not undo what was saved after it", async () => {
  const { draft, stored, commit, saves } = edit(undefined);

  draft.name = "Ada";
  await commit();
  draft.phone = "138";
  await commit();
  stored.value = { id: "1", name: "Ada", phone: "" };
  await nextTick();
  expect(draft.phone).toBe("138");
  stored.value = { id: "1", name: "Ada", phone: "138" };
  await nextTick();

  expect(draft).toEqual({ id: "1", name: "Ada", phone: "138" });
  expect(saves).toHaveLength(2);
});

test("a field becomes what was written, trimmed for example", async () => {
  const stored = ref({ name: "Ada" });
  const scope = effectScope();
  const editor = scope.run(() =>
    useDraft({
      stored: () => stored.value,
      blank: () => ({ name: "" }),
      save: async ({ name }) => {
        stored.value = { name: name.trim() };
        await nextTick();
        return true;
      },
    }),
  );
  if (editor === undefined) throw new Error("the scope ran");

  editor.draft.name = " Ada L. ";
  await editor.commit();

  expect(editor.draft.name).toBe("Ada L.");
  expect(editor.isDirty()).toBe(false);
});

test("turning to another window saves everything that was typed", async () => {
  const one = edit({ id: "1", name: "Ada", phone: "" });
  const other = edit({ id: "2", name: "Bo", phone: "" });

  one.draft.phone = "138";
  other.draft.phone = "139";
  await commitAll();

  expect([...one.saves, ...other.saves].map(({ phone }) => phone)).toEqual(["138", "139"]);
});
