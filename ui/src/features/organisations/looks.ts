import type { Sector, Standing } from "@/lib/contract";

type Tone = "neutral" | "primary" | "success" | "warning" | "error" | "info";

/** How each standing in the alliance looks, the highest first. */
export const standingLooks: Record<Standing, { tone: Tone; icon: string }> = {
  initiator: { tone: "primary", icon: "i-lucide-star" },
  vice_chair: { tone: "primary", icon: "i-lucide-award" },
  council: { tone: "success", icon: "i-lucide-circle-dot" },
  member: { tone: "success", icon: "i-lucide-circle-check" },
  observer: { tone: "neutral", icon: "i-lucide-eye" },
  prospect: { tone: "neutral", icon: "i-lucide-circle-dashed" },
};

export const standings = Object.keys(standingLooks) as Standing[];

/** The sectors in the order of 政产学研用融. */
export const sectors: readonly Sector[] = [
  "government",
  "industry",
  "academia",
  "research",
  "testing",
  "hospital",
  "clinical_user",
  "capital",
];
