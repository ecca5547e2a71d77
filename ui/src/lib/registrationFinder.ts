import { call } from "./call";
import type { Found } from "./found";
import { useFormat } from "./words/format";

/** How many registrations a picker offers at once. */
const mostShown = 20;

/** Answers how a picker finds registrations by what is typed; those who are taken are not offered. */
export function useRegistrationFinder(taken: () => ReadonlySet<string>) {
  const { either } = useFormat();
  return async (search: string): Promise<Found[]> => {
    const { rows } = await call("registrations.list", { filter: { search }, limit: mostShown });
    return rows
      .filter((row) => !taken().has(row.id))
      .map((row) => ({
        id: row.id,
        label: row.full_name,
        description: [either(row.organisation_zh, row.organisation_en), row.phone]
          .filter((part) => part !== "")
          .join(" "),
      }));
  };
}
