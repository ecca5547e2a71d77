import type { Organisation } from "./contract";

/** An organisation as a form edits it. */
export type OrganisationForm = Omit<Organisation, "id"> & { id: string | null };

export function blankOrganisation(): OrganisationForm {
  return {
    id: null,
    name_zh: "",
    name_en: "",
    short_name: "",
    sector: null,
    standing: null,
    website: "",
    address: "",
    profile_zh: "",
    profile_en: "",
    notes: "",
  };
}
