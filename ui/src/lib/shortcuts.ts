/**
 * Shortcuts are written as people read them: `mod+k`, `g a`, `/`, `f2`. `mod` is Command on a Mac and
 * Control elsewhere; two keys with a space between are pressed one after the other.
 */
export type Shortcut = string;

export type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "timeStamp"
>;

const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The press as a shortcut spells it, or nothing for a lone modifier. */
export function spell(press: Press, mac = onMac): string | undefined {
  const key = press.key.toLowerCase();
  if (["control", "shift", "alt", "meta", "process", "dead"].includes(key)) return undefined;
  const parts: string[] = [];
  if (mac ? press.metaKey : press.ctrlKey) parts.push("mod");
  if (mac ? press.ctrlKey : press.metaKey) parts.push("other");
  if (press.altKey) parts.push("alt");
  // A sign such as ? already tells that Shift was held.
  if (press.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push("shift");
  parts.push(key === " " ? "space" : key);
  return parts.join("+");
}

/** Single keys are text while a person writes; only keys with a modifier and function keys work there. */
export function worksWhileWriting(shortcut: Shortcut): boolean {
  return /^mod\+(?!z$|shift\+z$|y$|a$)/.test(shortcut) || /^f\d+$/.test(shortcut);
}

export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement &&
        !["checkbox", "radio", "button"].includes(target.type)) ||
      target.closest("[role=spinbutton], [role=combobox]") !== null)
  );
}

/** Follows presses and says which shortcut was completed. Two-key shortcuts must be typed within a second. */
export function createListener(known: () => readonly Shortcut[], mac = onMac) {
  let first = "";
  let at = 0;
  return (press: Press): Shortcut | undefined => {
    const spelled = press.isComposing ? undefined : spell(press, mac);
    if (spelled === undefined) return undefined;
    const sequence = first !== "" && press.timeStamp - at < 1000 ? `${first} ${spelled}` : spelled;
    const shortcuts = known();
    first = shortcuts.some((shortcut) => shortcut.startsWith(`${sequence} `)) ? sequence : "";
    at = press.timeStamp;
    return shortcuts.find((shortcut) => shortcut === sequence);
  };
}

const signs: Record<string, string> = {
  mod: onMac ? "⌘" : "Ctrl",
  shift: onMac ? "⇧" : "Shift",
  alt: onMac ? "⌥" : "Alt",
  escape: "Esc",
  enter: "Enter",
  delete: "Delete",
  space: "Space",
};

/** The keys to show beside an action. */
export function keysOf(shortcut: Shortcut): string[] {
  return shortcut
    .split(" ")
    .flatMap((press) => press.split("+"))
    .map((key) => signs[key] ?? key.toUpperCase());
}
