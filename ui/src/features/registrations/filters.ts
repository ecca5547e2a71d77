import type { RegistrationState } from "@/lib/contract";

/** By what the list of registrations can be narrowed. */
export type Filters = {
  state: RegistrationState | null;
  category_id: string | null;
  admitted: boolean | null;
};
