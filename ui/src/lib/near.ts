import { computed } from "vue";
import type { HitKind, RegistrationFilter } from "./contract";
import type { Found } from "./found";
import { useAsk } from "./live";
import { useFormat } from "./words/format";

/** Who may have been meant where a search finds nobody: as pickers show them. */
export function useNear(kind: HitKind, search: () => string, enabled: () => boolean) {
  const { data } = useAsk("search.near", () => ({ query: search() }), { enabled, keep: false });
  return computed<Found[]>(() =>
    (data.value ?? [])
      .filter((hit) => hit.kind === kind)
      .map(({ id, title, subtitle }) => ({ id, label: title, description: subtitle })),
  );
}

/** Whose registration may have been meant; the other conditions of the filter hold. */
export function useNearRegistrations(filter: () => RegistrationFilter, enabled: () => boolean) {
  const { either } = useFormat();
  const { data } = useAsk("registrations.near", filter, { enabled, keep: false });
  return computed<Found[]>(() =>
    (data.value ?? []).map((row) => ({
      id: row.id,
      label: row.full_name,
      description: either(row.organisation_zh, row.organisation_en),
    })),
  );
}
