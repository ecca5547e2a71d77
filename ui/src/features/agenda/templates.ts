import type { SessionKind, SessionRow } from "@/lib/contract";
import { words } from "@/lib/words";

/** What is put on the grid again and again: breaks, meals, and hours in which a room is not to be had. */
const templates = {
  "template:break": { kind: "break", minutes: 20, words: "agenda.templates.break" },
  "template:meal": { kind: "meal", minutes: 60, words: "agenda.templates.meal" },
  "template:blocker": { kind: "closed", minutes: 30, words: "agenda.templates.blocker" },
} as const satisfies Record<string, { kind: SessionKind; minutes: number; words: string }>;

type TemplateId = keyof typeof templates;

export function isTemplate(id: string): id is TemplateId {
  return id in templates;
}

function inBoth(key: string): { title_zh: string; title_en: string } {
  return {
    title_zh: words.global.t(key, {}, { locale: "zh" }),
    title_en: words.global.t(key, {}, { locale: "en" }),
  };
}

/** What a session made from a template begins with. */
export function fromTemplate(id: TemplateId) {
  const { kind, minutes, words: key } = templates[id];
  return { kind, minutes, ...inBoth(key) };
}

/** The templates as sessions that wait to be placed; placing one makes a session of it. */
export const templateRows: readonly SessionRow[] = (Object.keys(templates) as TemplateId[]).map(
  (id) => ({
    id,
    ...fromTemplate(id),
    starts_at: null,
    ends_at: null,
    track_id: null,
    room_ids: [],
    rooms_zh: "",
    rooms_en: "",
    people: [],
    people_en: [],
    people_ids: [],
    findings: 0,
    worst: null,
  }),
);
