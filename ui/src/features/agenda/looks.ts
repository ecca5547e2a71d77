import type { SessionKind, SessionLanguage, SessionRole, SessionRow, Track } from "@/lib/contract";

/** How each kind of session looks where it has no track: a color and a shape, beside its word. */
export const kindLooks: Record<SessionKind, { color: string; icon: string }> = {
  opening: { color: "var(--session-stage)", icon: "i-lucide-megaphone" },
  reading: { color: "var(--session-stage)", icon: "i-lucide-scroll-text" },
  keynote: { color: "var(--session-talk)", icon: "i-lucide-presentation" },
  talk: { color: "var(--session-talk)", icon: "i-lucide-mic-vocal" },
  panel: { color: "var(--session-panel)", icon: "i-lucide-messages-square" },
  ceremony: { color: "var(--session-stage)", icon: "i-lucide-award" },
  signing: { color: "var(--session-stage)", icon: "i-lucide-signature" },
  unveiling: { color: "var(--session-stage)", icon: "i-lucide-party-popper" },
  break: { color: "var(--session-pause)", icon: "i-lucide-coffee" },
  meal: { color: "var(--session-pause)", icon: "i-lucide-utensils" },
  tour: { color: "var(--session-tour)", icon: "i-lucide-footprints" },
  closed: { color: "var(--session-closed)", icon: "i-lucide-lock" },
};

export const kinds = Object.keys(kindLooks) as SessionKind[];

export const roles: readonly SessionRole[] = [
  "speaker",
  "chair",
  "moderator",
  "panelist",
  "reader",
  "host",
];

export const languages: readonly SessionLanguage[] = ["zh", "en", "both"];

/** The color of the session's track, or of its kind. */
export function colorOf(
  session: Pick<SessionRow, "kind" | "track_id">,
  tracks: readonly Track[],
): string {
  return tracks.find(({ id }) => id === session.track_id)?.color ?? kindLooks[session.kind].color;
}
