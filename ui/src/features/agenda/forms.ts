import type { Session, SessionDraft, SessionRole } from "@/lib/contract";

/** A role as the form edits it, with the name of the person beside it. */
export type RoleForm = { person_id: string; role: SessionRole; full_name: string };

/** A session as the form edits it. */
export type SessionForm = Omit<Session, "id" | "roles"> & { id: string | null; roles: RoleForm[] };

/** Where a new session begins. */
export type Spot = { starts_at: string; room_ids: string[] };

export function blankSession(spot: Spot | null): SessionForm {
  return {
    id: null,
    kind: "talk",
    title_zh: "",
    title_en: "",
    abstract_zh: "",
    abstract_en: "",
    starts_at: spot?.starts_at ?? null,
    minutes: 30,
    track_id: null,
    language: null,
    interpreted: false,
    expected: null,
    capacity: null,
    sign_up_limit: null,
    notes: "",
    room_ids: spot?.room_ids ?? [],
    roles: [],
    materials: [],
  };
}

export function sessionForm(session: Session): SessionForm {
  return {
    ...session,
    roles: session.roles.map(({ person_id, role, full_name }) => ({ person_id, role, full_name })),
  };
}

export function draftOf(form: SessionForm): SessionDraft {
  return {
    ...form,
    roles: form.roles.map(({ person_id, role }) => ({ person_id, role })),
  };
}
