import type { RegistrationState, Reply } from "@/lib/contract";

type Tone = "neutral" | "primary" | "success" | "warning" | "error" | "info";

/** How each state of a registration looks: a color and a shape, beside its word. */
export const stateLooks: Record<RegistrationState, { tone: Tone; icon: string }> = {
  invited: { tone: "neutral", icon: "i-lucide-mail" },
  replied: { tone: "info", icon: "i-lucide-mail-check" },
  waiting: { tone: "warning", icon: "i-lucide-hourglass" },
  registered: { tone: "info", icon: "i-lucide-circle-dashed" },
  approved: { tone: "primary", icon: "i-lucide-circle-dot" },
  confirmed: { tone: "success", icon: "i-lucide-circle-check" },
  cancelled: { tone: "error", icon: "i-lucide-circle-x" },
  no_show: { tone: "warning", icon: "i-lucide-circle-slash" },
};

/** All states, in the order in which people come to them. */
export const states = Object.keys(stateLooks) as RegistrationState[];

/** What somebody who was invited can have answered. */
export const replies: readonly Reply[] = ["yes", "no", "undecided"];
