import { ref, watchEffect } from "vue";

export type Appearance = "system" | "light" | "dark";

const stored = "summit.appearance";
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
const dark = ref(systemIsDark.matches);
systemIsDark.addEventListener("change", (event) => {
  dark.value = event.matches;
});

function initial(): Appearance {
  const chosen = localStorage.getItem(stored);
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

/** Light, dark, or as the system has it. */
export const appearance = ref<Appearance>(initial());

watchEffect(() => {
  const isDark = appearance.value === "dark" || (appearance.value === "system" && dark.value);
  document.documentElement.classList.toggle("dark", isDark);
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  localStorage.setItem(stored, appearance.value);
});
