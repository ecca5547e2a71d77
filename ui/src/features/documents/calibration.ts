import type { Calibration, Options, Sides } from "@/lib/contract";
import { usualFlip } from "./choices";

const whole = 100;

/** Whether a printer is put right in any way. */
export function isCalibrated(calibration: Calibration): boolean {
  const { x, y, back_x, back_y, scale } = calibration;
  return [x, y, back_x, back_y].some((by) => by !== 0) || scale !== whole;
}

/** On which sides a document is usually printed: its other sides must come out behind their fronts. */
export function usualSides(options: Options, sheet: { width: number; height: number }): Sides {
  if (options.booklet === null && options.back !== "page") return "one";
  if (options.booklet !== null || options.sheet !== "single") {
    return options.flip ?? usualFlip(options);
  }
  // A single card keeps its top only when it is turned like the page of a book.
  return sheet.height >= sheet.width ? "long_edge" : "short_edge";
}
