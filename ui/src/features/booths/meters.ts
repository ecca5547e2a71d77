const longest = 4_000_000_000;

/** Measures are kept in millimeters and written in meters. */
export function meters(millimeters: number): number {
  return millimeters / 1000;
}

/** What is less than nothing, or longer than any hall, is refused as what it is nearest to. */
export function millimeters(meters: number): number {
  return Math.min(Math.max(Math.round(meters * 1000), 0), longest);
}

/** 6 × 3 m, with no more digits than are needed. */
export function size(width: number, depth: number): string {
  return `${String(meters(width))} × ${String(meters(depth))} m`;
}
