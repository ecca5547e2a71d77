import type { Booth, BoothDraft, Equipment } from "@/lib/contract";

/** Somebody at a booth, as the form edits them. */
export type StaffForm = { person_id: string; full_name: string };

/** A booth as the form edits it. A side that was emptied is not yet a side. */
export type BoothForm = Omit<
  Booth,
  "id" | "exhibitor_zh" | "exhibitor_en" | "staff" | "equipment"
> & { id: string | null; staff: StaffForm[] };

export type EquipmentForm = Omit<Equipment, "id"> & { id: string | null };

const usualSide = 3000;

export function blankBooth(hallId: string | null): BoothForm {
  return {
    id: null,
    number: "",
    hall_id: hallId,
    x_mm: null,
    y_mm: null,
    width_mm: usualSide,
    depth_mm: usualSide,
    kind: "shell",
    status: "free",
    exhibitor_id: null,
    notes: "",
    staff: [],
  };
}

export function boothForm(booth: Booth): BoothForm {
  return {
    id: booth.id,
    number: booth.number,
    hall_id: booth.hall_id,
    x_mm: booth.x_mm,
    y_mm: booth.y_mm,
    width_mm: booth.width_mm,
    depth_mm: booth.depth_mm,
    kind: booth.kind,
    status: booth.status,
    exhibitor_id: booth.exhibitor_id,
    notes: booth.notes,
    staff: booth.staff.map(({ person_id, full_name }) => ({ person_id, full_name })),
  };
}

export function draftOf(form: BoothForm): BoothDraft {
  return { ...form, staff: form.staff.map(({ person_id }) => person_id) };
}

export function blankEquipment(boothId: string, position: number): EquipmentForm {
  return {
    id: null,
    booth_id: boothId,
    name_zh: "",
    name_en: "",
    model: "",
    maker: "",
    count: 1,
    power_w: null,
    supply: "",
    weight_kg: null,
    width_mm: null,
    depth_mm: null,
    height_mm: null,
    notes: "",
    position,
  };
}
