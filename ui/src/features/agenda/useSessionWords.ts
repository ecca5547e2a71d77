import { computed } from "vue";
import type { AgendaDay, Finding, Level, SessionRow } from "@/lib/contract";
import { useFindings } from "@/lib/findings";
import { useWords } from "@/lib/words";
import { useFormat } from "@/lib/words/format";
import { clock, type Place } from "./timetable";

/** What is said about the sessions of a day, for those who cannot see where they stand. */
export function useSessionWords(
  props: Readonly<{ agenda: AgendaDay; placeNow: (session: SessionRow) => Place | undefined }>,
) {
  const { t } = useWords();
  const { either, number, language, people } = useFormat();
  const inWords = useFindings();

  const byThing = computed(() => {
    const found = new Map<string, Finding[]>();
    for (const finding of props.agenda.findings)
      for (const id of finding.about) found.set(id, [...(found.get(id) ?? []), finding]);
    return found;
  });
  const findingsOf = (id: string) => byThing.value.get(id) ?? [];

  function roomsOf(ids: readonly string[]): string {
    const names = props.agenda.rooms
      .filter(({ id }) => ids.includes(id))
      .map(({ name_zh, name_en }) => either(name_zh, name_en));
    return names.length === 0
      ? t("agenda.noRoom")
      : names.join(language.value === "zh" ? "、" : ", ");
  }

  /** Begins with what is written on the session, then tells the rest. */
  function label(session: SessionRow): string {
    const place = props.placeNow(session);
    const time =
      place === undefined
        ? t("agenda.minutes", { count: number(session.minutes) })
        : `${clock(place.start)}–${clock(place.start + place.minutes)}`;
    return [
      [either(session.title_zh, session.title_en), time, people(session)].filter(Boolean).join(" "),
      t(`enums.session_kind.${session.kind}`),
      place === undefined ? t("agenda.pool") : roomsOf(place.room_ids),
      ...findingsOf(session.id).map(inWords),
    ].join(language.value === "zh" ? "，" : ", ");
  }

  return {
    label,
    countOf: (id: string, level: Level): number =>
      findingsOf(id).filter((finding) => finding.level === level).length,
    movedTo: (session: SessionRow, to: Place): string =>
      t("agenda.movedTo", {
        title: either(session.title_zh, session.title_en),
        rooms: roomsOf(to.room_ids),
        from: clock(to.start),
        to: clock(to.start + to.minutes),
      }),
    movedMany: (count: number): string => t("agenda.movedMany", { count: number(count) }),
    movedOut: (session: SessionRow): string =>
      t("agenda.movedOut", { title: either(session.title_zh, session.title_en) }),
  };
}
