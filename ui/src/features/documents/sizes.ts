const named: Record<string, string> = {
  a4: "210 × 297",
  a5: "148 × 210",
  a6: "105 × 148",
  a7: "74 × 105",
};

/** A size as people read it: `a6` is A6 (105 × 148 mm), `95x134` is 95 × 134 mm. */
export function sizeLabel(size: string): string {
  const measures = named[size];
  return measures === undefined
    ? `${size.replace("x", " × ")} mm`
    : `${size.toUpperCase()} (${measures} mm)`;
}

/** The face of a card for which a sheet that has a name is folded in half; null for other sizes. */
export function foldedFace(size: string): string | null {
  if (named[size] === undefined) return null;
  const [width, height] = sidesOf(size);
  return `${String(width)} × ${String((height ?? 0) / 2)}`;
}

/** Which pages are in sight: the first of them, from 0, within the whole. */
export function pageStart(wanted: number, total: number, shown: number): number {
  const last = Math.max(0, Math.floor((total - 1) / shown) * shown);
  return Math.min(last, Math.max(0, wanted));
}

/** The sides of a size in millimeters: `a6` or `95x134`. */
export function sidesOf(size: string): [width: number | null, height: number | null] {
  const [width, height] = (named[size] ?? size).split(/ × |x/).map(Number);
  return [width ?? null, height ?? null];
}
