/** A rectangle on the floor, in millimeters. */
export type Area = { x: number; y: number; width: number; depth: number };
export type PlacedBooth = Area & { id: string };
export type Direction = "left" | "right" | "up" | "down";

const margin = 1000;
const fewestPixelsPerMeter = 18;

/** The floor that is drawn: the measured hall, and every booth that reaches beyond it. */
export function floorOf(
  hall: { width_mm: number | null; depth_mm: number | null } | undefined,
  booths: readonly Area[],
): Area {
  const measured = hall?.width_mm != null && hall.depth_mm != null;
  const areas: Area[] = measured
    ? [{ x: 0, y: 0, width: hall.width_mm ?? 0, depth: hall.depth_mm ?? 0 }, ...booths]
    : booths.map(({ x, y, width, depth }) => ({
        x: x - margin,
        y: y - margin,
        width: width + 2 * margin,
        depth: depth + 2 * margin,
      }));
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  return {
    x,
    y,
    width: Math.max(...areas.map((area) => area.x + area.width)) - x,
    depth: Math.max(...areas.map((area) => area.y + area.depth)) - y,
  };
}

/** Pixels per millimeter: the whole floor where it stays legible, otherwise more than fits. */
export function scaleOf(floor: Area, width: number, height: number): number {
  return Math.max(Math.min(width / floor.width, height / floor.depth), fewestPixelsPerMeter / 1000);
}

/** The nearest booth in that direction. */
export function neighborOf(
  from: PlacedBooth,
  booths: readonly PlacedBooth[],
  direction: Direction,
): PlacedBooth | undefined {
  const center = ({ x, y, width, depth }: Area) => ({ x: x + width / 2, y: y + depth / 2 });
  const here = center(from);
  return booths
    .filter(({ id }) => id !== from.id)
    .map((booth) => {
      const there = center(booth);
      const x = there.x - here.x;
      const y = there.y - here.y;
      const ahead = { left: -x, right: x, up: -y, down: y }[direction];
      const aside = Math.abs(direction === "left" || direction === "right" ? y : x);
      return { booth, ahead, aside };
    })
    .filter(({ ahead, aside }) => ahead > 0 && ahead >= aside / 2)
    .toSorted((one, other) => one.ahead + 2 * one.aside - (other.ahead + 2 * other.aside))[0]
    ?.booth;
}

/** How wide a text is, in its own font size: Chinese characters are square, others about half of that. */
function widthOf(character: string): number {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]/.test(character) ? 1 : 0.56;
}

/** The text in lines that fit the width, the last one with an ellipsis where it does not all fit. */
export function linesOf(text: string, width: number, fontSize: number, most: number): string[] {
  const room = width / fontSize;
  const words = text.match(/[\u2e80-\u9fff\uf900-\uffef]|[^\s\u2e80-\u9fff\uf900-\uffef]+|\s+/g);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of words ?? []) {
    const needed = Array.from(word).reduce((sum, character) => sum + widthOf(character), 0);
    if (used + needed > room && line !== "") {
      lines.push(line.trim());
      line = "";
      used = 0;
    }
    if (line === "" && word.trim() === "") continue;
    line += word;
    used += needed;
  }
  if (line.trim() !== "") lines.push(line.trim());
  const kept = lines.slice(0, Math.max(0, most));
  const last = kept.at(-1);
  if (last !== undefined && lines.length > kept.length) kept[kept.length - 1] = `${last}…`;
  return kept.map((one) => cut(one, room));
}

function cut(line: string, room: number): string {
  let used = 0;
  const characters = Array.from(line);
  const fits = characters.findIndex((character) => (used += widthOf(character)) > room);
  return fits === -1 ? line : `${characters.slice(0, Math.max(0, fits - 1)).join("")}…`;
}

/** The length of the scale bar in meters: one, two or five times a power of ten, near the wanted width. */
export function barOf(scale: number, wanted: number): number {
  const meters = wanted / (scale * 1000);
  const power = 10 ** Math.floor(Math.log10(meters));
  return [5, 2, 1].map((times) => times * power).find((length) => length <= meters) ?? power;
}
