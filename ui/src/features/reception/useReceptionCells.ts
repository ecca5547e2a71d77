import type { ReceptionRow } from "@/lib/contract";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";
import type { ReceptionColumn } from "./lists";

/** What stands in the cells of the lists. */
export function useReceptionCells() {
  const { t } = useWords();
  const { either, list, day } = useFormat();

  function when(on: string | null, at: string | null): string {
    if (on === null) return "";
    return at === null ? day(on) : `${day(on)} ${at}`;
  }

  return function cell(row: ReceptionRow, column: ReceptionColumn): string {
    const { facts } = row;
    switch (column) {
      case "organisation_zh":
        return either(row.organisation_zh, row.organisation_en);
      case "badge_number":
      case "full_name":
      case "phone":
        return row[column];
      case "shares_with":
        return list(row.shares_with);
      case "arrives_at":
        return when(facts.arrives_on, facts.arrives_at);
      case "leaves_at":
        return when(facts.leaves_on, facts.leaves_at);
      case "pick_up":
        return facts.wants_pick_up === null
          ? ""
          : t(facts.wants_pick_up ? "common.yes" : "common.no");
      case "nights":
        return facts.nights === null ? "" : String(facts.nights);
      case "diet":
        return facts.diet === null ? "" : t(`enums.diet.${facts.diet}`);
      default:
        return facts[column];
    }
  };
}
