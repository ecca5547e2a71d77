import type { Person } from "./contract";

/** A person as a form edits them. */
export type PersonForm = Omit<
  Person,
  "id" | "organisation_zh" | "organisation_en" | "pinyin_corrected"
> & { id: string | null };

/** Stands for the id of somebody who is not in the file yet. */
export const newPerson = "new";

export function blankPerson(): PersonForm {
  return {
    id: null,
    full_name: "",
    family_name: "",
    given_name: "",
    latin_name: "",
    pinyin: "",
    gender: null,
    position_zh: "",
    position_en: "",
    organisation_id: null,
    phone: "",
    email: "",
    photo_id: null,
    biography_zh: "",
    biography_en: "",
    protocol_rank: null,
    notes: "",
  };
}

export function personForm(person: Person): PersonForm {
  return {
    id: person.id,
    full_name: person.full_name,
    family_name: person.family_name,
    given_name: person.given_name,
    latin_name: person.latin_name,
    pinyin: person.pinyin,
    gender: person.gender,
    position_zh: person.position_zh,
    position_en: person.position_en,
    organisation_id: person.organisation_id,
    phone: person.phone,
    email: person.email,
    photo_id: person.photo_id,
    biography_zh: person.biography_zh,
    biography_en: person.biography_en,
    protocol_rank: person.protocol_rank,
    notes: person.notes,
  };
}
