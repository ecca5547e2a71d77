/** Measures are kept in millimeters and written in meters. */
export function meters(millimeters: number): number {
  return millimeters / 1000;
}

export function millimeters(meters: number): number {
  return Math.round(meters * 1000);
}

/** 6 × 3 m, with no more digits than are needed. */
export function size(width: number, depth: number): string {
  return `${String(meters(width))} × ${String(meters(depth))} m`;
}
