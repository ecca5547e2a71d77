import type { CustomField, RegisterColumn, RegisterField } from "@/lib/contract";

/** A column of the register as it is shown: its width is in pixels. */
export type Shown = { column: RegisterColumn; width: number };

/** What each column is called, and how wide it is until somebody says otherwise. */
export const fieldColumns = {
  number: { words: "registrations.badge_number", width: 110 },
  name: { words: "people.full_name", width: 160 },
  latin_name: { words: "people.latin_name", width: 150 },
  pinyin: { words: "people.pinyin", width: 140 },
  gender: { words: "people.gender", width: 80 },
  organisation: { words: "people.organisation", width: 210 },
  position_zh: { words: "people.position_zh", width: 150 },
  position_en: { words: "people.position_en", width: 170 },
  phone: { words: "people.phone", width: 130 },
  email: { words: "people.email", width: 200 },
  category: { words: "registrations.category", width: 110 },
  state: { words: "registrations.state", width: 110 },
  reply: { words: "registrations.reply", width: 90 },
  replied_at: { words: "registrations.replied_at", width: 150 },
  tags: { words: "registrations.tags", width: 110 },
  companion: { words: "registrations.companion", width: 170 },
  sessions: { words: "signups.title", width: 220 },
  source: { words: "registrations.source", width: 120 },
  notes: { words: "registrations.notes", width: 220 },
  external_id: { words: "register.external_id", width: 110 },
  seat: { words: "registrations.seat", width: 100 },
  protocol_rank: { words: "people.protocol_rank", width: 100 },
  admitted: { words: "registrations.admitted", width: 90 },
  arrived_at: { words: "register.arrived_at", width: 150 },
  registered_at: { words: "registrations.registered_at", width: 150 },
} as const satisfies Record<RegisterField, { words: string; width: number }>;

const customWidth = 130;

/** What the register shows until somebody chooses otherwise. */
export const usual: readonly Shown[] = (
  [
    "number",
    "name",
    "organisation",
    "category",
    "tags",
    "phone",
    "state",
    "admitted",
    "registered_at",
  ] as const
).map((column) => ({ column, width: fieldColumns[column].width }));

/** The field of the organisers' own that a column shows, as far as there still is one. */
export function customOf(
  column: RegisterColumn,
  customs: readonly CustomField[],
): CustomField | undefined {
  return customs.find(({ id }) => column === `custom.${id}`);
}

/** Whether a text is the name of a column that every event has. */
export function isField(column: string): column is RegisterField {
  return column in fieldColumns;
}

/** How wide a column is until somebody says otherwise. */
export function usualWidth(column: RegisterColumn): number {
  return isField(column) ? fieldColumns[column].width : customWidth;
}

/** Every column that this event can show, in the order in which they are offered. */
export function allColumns(customs: readonly CustomField[]): RegisterColumn[] {
  const fields = Object.keys(fieldColumns).filter(isField);
  return [...fields, ...customs.map(({ id }): RegisterColumn => `custom.${id}`)];
}
