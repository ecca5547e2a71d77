import type { Candidate, RegistrationState } from "@/lib/contract";
import { personForm, type PersonForm } from "@/lib/people";

/** One of the two sides of a pair. */
export type Side = "one" | "other";

/** What can differ between two records of a person, in the order in which it is compared. */
const comparedFields = [
  "full_name",
  "latin_name",
  "pinyin",
  "gender",
  "organisation_id",
  "position_zh",
  "position_en",
  "phone",
  "email",
  "protocol_rank",
  "photo_id",
  "biography_zh",
  "biography_en",
  "notes",
] as const satisfies readonly (keyof PersonForm)[];
export type ComparedField = (typeof comparedFields)[number];

const isEmpty = (value: unknown) => value === null || value === undefined || value === "";

/** The fields in which two people differ. */
export function differing(one: Candidate, other: Candidate): ComparedField[] {
  return comparedFields.filter(
    (field) =>
      one.person[field] !== other.person[field] &&
      !(isEmpty(one.person[field]) && isEmpty(other.person[field])),
  );
}

/** Which side of a field is taken unless somebody chooses: what is filled in, else the one that is kept. */
export function usualSide(field: ComparedField, one: Candidate): Side {
  return isEmpty(one.person[field]) ? "other" : "one";
}

/** The person that is left, field by field. */
export function merged(
  one: Candidate,
  other: Candidate,
  sides: Partial<Record<ComparedField, Side>>,
): PersonForm {
  const kept = personForm(one.person);
  const theirs = personForm(other.person);
  const chosen = differing(one, other).filter(
    (field) => (sides[field] ?? usualSide(field, one)) === "other",
  );
  const taken = Object.fromEntries(chosen.map((field) => [field, theirs[field]]));
  // The parts of a name belong to it.
  const parts = chosen.includes("full_name")
    ? { family_name: theirs.family_name, given_name: theirs.given_name }
    : {};
  return { ...kept, ...taken, ...parts };
}

/** What a registration holds in a field; empty where it holds nothing. */
export function heldValue({ registration }: Candidate, field: string): string {
  return registration?.held.find((held) => held.field === field)?.value ?? "";
}

/** The fields in which both registrations hold something, and not the same. */
export function differingHeld(one: Candidate, other: Candidate): string[] {
  const fields = one.registration?.held.map(({ field }) => field) ?? [];
  return fields.filter((field) => {
    const theirs = heldValue(other, field);
    return theirs !== "" && theirs !== heldValue(one, field);
  });
}

const letIn: readonly RegistrationState[] = ["registered", "approved", "confirmed"];

/** Which side of a field is taken unless somebody chooses: a state that lets them in, else what is kept. */
export function usualHeld(field: string, one: Candidate, other: Candidate): Side {
  const isIn = ({ registration }: Candidate): boolean =>
    registration !== null && letIn.includes(registration.state);
  return field === "state" && isIn(other) && !isIn(one) ? "other" : "one";
}
