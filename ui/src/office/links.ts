import type { Answer } from "@/lib/call";

type Hit = Answer<"search.find">[number];

const places: Record<string, { icon: string; path: string }> = {
  person: { icon: "i-lucide-user", path: "/speakers" },
  registration: { icon: "i-lucide-ticket", path: "/registrations" },
  organisation: { icon: "i-lucide-building-2", path: "/organisations" },
  session: { icon: "i-lucide-calendar-range", path: "/agenda" },
  booth: { icon: "i-lucide-store", path: "/booths" },
};

/** Where a thing that was found is shown. */
export function linkTo(hit: Hit): { icon: string; path: string } {
  const place = places[hit.kind] ?? { icon: "i-lucide-search", path: "/overview" };
  return { icon: place.icon, path: `${place.path}?id=${hit.id}` };
}
