import { computed } from "vue";
import { useWords, type Language } from "./index";

/** A moment as the event keeps it: `2026-05-01` or `2026-05-01T09:00`, in venue time. */
export type VenueTime = string;

function instant(time: VenueTime): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(time);
  if (match === null) return null;
  const part = (index: number) => Number(match[index] ?? 0);
  return new Date(Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5)));
}

const zhWeekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

/** 5月18日 周一, or Mon 18 May. */
export function formatDay(time: VenueTime, language: Language): string {
  const date = instant(time);
  if (date === null) return time;
  if (language === "zh") {
    const weekday = zhWeekdays[date.getUTCDay()] ?? "";
    return `${String(date.getUTCMonth() + 1)}月${String(date.getUTCDate())}日 ${weekday}`;
  }
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(date);
  return `${part({ weekday: "short" })} ${part({ day: "numeric" })} ${part({ month: "short" })}`;
}

/** 2019年4月13日, or 13 April 2019. */
export function formatDate(time: VenueTime, language: Language): string {
  const date = instant(time);
  if (date === null) return time;
  return language === "zh"
    ? `${String(date.getUTCFullYear())}年${String(date.getUTCMonth() + 1)}月${String(date.getUTCDate())}日`
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** 09:00, on the clock of 24 hours. */
export function formatTime(time: VenueTime): string {
  return /[T ](\d{2}:\d{2})/.exec(time)?.[1] ?? "";
}

export function formatNumber(number: number, language: Language): string {
  return new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB").format(number);
}

/** What the clock at the venue showed at an instant, as venue times are written. */
export function venueTime(instant: string, timeZone: string): VenueTime {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** Dates, times and numbers in the chosen language. */
export function useFormat() {
  const { language } = useWords();
  const list = (names: readonly string[]) => names.join(language.value === "zh" ? "、" : ", ");
  const dayAndTime = (time: VenueTime) => `${formatDay(time, language.value)} ${formatTime(time)}`;
  return {
    number: (value: number) => formatNumber(value, language.value),
    day: (time: VenueTime) => formatDay(time, language.value),
    date: (time: VenueTime) => formatDate(time, language.value),
    time: formatTime,
    dayAndTime,
    /** Names one after the other. */
    list,
    /** Who takes part, as they are called in the chosen language. */
    people: (of: { people: readonly string[]; people_en: readonly string[] }) =>
      list(language.value === "zh" ? of.people : of.people_en),
    /** The text in the chosen language, or in the other when there is none. */
    either: (zh: string, en: string) => (language.value === "zh" ? zh || en : en || zh),
    language: computed(() => language.value),
  };
}
