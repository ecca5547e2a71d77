import { onScopeDispose, shallowRef, watch } from "vue";
import { call } from "@/lib/call";
import type { Finding } from "@/lib/contract";
import type { Drag } from "./useDragging";
import { isTemplate } from "./templates";
import { timeAt, type Placed } from "./timetable";

/** How long the pointer may rest before the program is asked, in milliseconds. */
const pause = 60;

/** What would look wrong if what is dragged were dropped where it is. */
export function useTrying(drag: () => Drag | null, date: () => string) {
  const findings = shallowRef<readonly Finding[]>([]);
  let timer = 0;
  let turn = 0;

  async function ask(to: readonly Placed[], mine: number): Promise<void> {
    const places = to.map(({ id, start, minutes, room_ids }) => ({
      id,
      starts_at: timeAt(date(), start),
      minutes,
      room_ids: [...room_ids],
    }));
    // Where it cannot be told, dropping still works and the day shows what came of it.
    const told = await call("agenda.try", { places }).catch(() => []);
    if (mine === turn) findings.value = told;
  }

  watch(
    () => drag()?.to,
    (to) => {
      clearTimeout(timer);
      const mine = ++turn;
      const isNew = to?.some(({ id }) => isTemplate(id)) === true;
      if (to === undefined || isNew || drag()?.moved !== true) {
        findings.value = [];
        return;
      }
      timer = window.setTimeout(() => void ask(to, mine), pause);
    },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
  });

  return findings;
}
