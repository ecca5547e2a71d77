type Press = Pick<
  KeyboardEvent,
  "code" | "timeStamp" | "ctrlKey" | "metaKey" | "altKey" | "preventDefault" | "stopPropagation"
>;

/** A badge number of 8 digits, or the long number in the code of a badge. */
const wholeCode = /^(\d{8}|\d{60,200})$/;

const longestGap = 60;

export function isWholeCode(text: string): boolean {
  return wholeCode.test(text.replaceAll(/\s/g, ""));
}

/**
 * Hears a scanner that types like a keyboard: fast, and with Enter at the end. It goes by the physical key, because
 * an input method hides the typed one, and by the time of the event, because a busy page must not split a scan.
 */
export function createScanner(onScan: (code: string) => void) {
  let digits = "";
  let last = 0;
  return (press: Press): boolean => {
    if (press.ctrlKey || press.metaKey || press.altKey || press.timeStamp - last > longestGap)
      digits = "";
    last = press.timeStamp;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
    if (digit !== undefined) {
      digits += digit;
      return false;
    }
    const ends = ["Enter", "NumpadEnter", "Tab"].includes(press.code);
    const code = digits;
    if (!press.code.startsWith("Shift")) digits = "";
    // Only a whole code counts; a part of one would be somebody unknown.
    if (!ends || !isWholeCode(code)) return false;
    press.preventDefault();
    press.stopPropagation();
    onScan(code);
    return true;
  };
}
