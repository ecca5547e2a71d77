import { expect, test } from "vitest";
import { createListener, isWriting, spell, worksWhileWriting, type Press } from "./shortcuts";

function press(key: string, held: Partial<Press> = {}): Press {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    timeStamp: 0,
    ...held,
  };
}

test("control is mod on a PC and command is mod on a Mac", () => {
  expect(spell(press("k", { ctrlKey: true }), false)).toBe("mod+k");
  expect(spell(press("k", { metaKey: true }), true)).toBe("mod+k");
});

test("a sign needs no shift", () => {
  expect(spell(press("?", { shiftKey: true }), false)).toBe("?");
  expect(spell(press("Z", { shiftKey: true, ctrlKey: true }), false)).toBe("mod+shift+z");
});

test("two keys in a row make one shortcut, if they follow within a second", () => {
  const listen = createListener(() => ["g a", "a"], false);

  expect(listen(press("g", { timeStamp: 0 }))).toBeUndefined();
  expect(listen(press("a", { timeStamp: 300 }))).toBe("g a");

  expect(listen(press("g", { timeStamp: 5000 }))).toBeUndefined();
  expect(listen(press("a", { timeStamp: 6500 }))).toBe("a");
});

test("keys of an input method are not shortcuts", () => {
  const listen = createListener(() => ["n"], false);

  expect(listen(press("n", { isComposing: true }))).toBeUndefined();
  expect(listen(press("Process"))).toBeUndefined();
});

test("a text field keeps its own undo", () => {
  expect(worksWhileWriting("mod+z")).toBe(false);
  expect(worksWhileWriting("mod+k")).toBe(true);
  expect(worksWhileWriting("n")).toBe(false);
  expect(worksWhileWriting("f6")).toBe(true);
});

test("a checkbox is not a text field", () => {
  const box = document.createElement("input");
  box.type = "checkbox";

  expect(isWriting(box)).toBe(false);
  expect(isWriting(document.createElement("textarea"))).toBe(true);
});
