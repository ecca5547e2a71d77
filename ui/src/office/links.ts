import type { Hit, HitKind } from "@/lib/contract";

const places: Record<HitKind, { icon: string; path: string }> = {
  person: { icon: "i-lucide-user", path: "/speakers" },
  organisation: { icon: "i-lucide-building-2", path: "/organisations" },
  session: { icon: "i-lucide-calendar-range", path: "/agenda" },
  booth: { icon: "i-lucide-store", path: "/booths" },
};

/** Where a thing that was found is shown. */
export function linkTo(hit: Hit): { icon: string; path: string } {
  const { icon, path } = places[hit.kind];
  return { icon, path: `${path}?id=${hit.id}` };
}
