import type { BoothKind, BoothStatus } from "@/lib/contract";

type Tone = "neutral" | "primary" | "success" | "warning" | "error" | "info";

/** How each status looks: a color and a shape beside its word, and on the plan a color with a pattern. */
export const statusLooks: Record<BoothStatus, { tone: Tone; icon: string; color: string }> = {
  free: { tone: "neutral", icon: "i-lucide-circle-dashed", color: "var(--ui-text-dimmed)" },
  held: { tone: "warning", icon: "i-lucide-clock", color: "var(--ui-warning)" },
  confirmed: { tone: "success", icon: "i-lucide-circle-check", color: "var(--ui-success)" },
  closed: { tone: "error", icon: "i-lucide-circle-slash", color: "var(--ui-error)" },
};

export const statuses = Object.keys(statusLooks) as BoothStatus[];

export const boothKinds: readonly BoothKind[] = ["shell", "raw", "custom"];
