import { useRouter } from "vue-router";
import { useActions } from "@/lib/actions";
import { appearance } from "@/lib/appearance";
import { useEventFile } from "@/lib/eventFile";
import { useUndo } from "@/lib/undo";
import { useWords } from "@/lib/words";
import { pages } from "./pages";
import { focusNextRegion } from "./regions";

/** What can be done everywhere in the office. */
export function useOfficeActions(shell: {
  openPalette: () => void;
  openHelp: () => void;
  toggleSidebar: () => void;
}): void {
  const router = useRouter();
  const { undo, redo, undoTitle, redoTitle } = useUndo();
  const { language } = useWords();
  const { isOpen, pick, close } = useEventFile();

  useActions([
    {
      id: "file.new",
      group: "file",
      words: "actions.newEvent",
      icon: "i-lucide-file-plus",
      shortcut: "mod+shift+n",
      run: async () => {
        await close();
        await router.push("/start");
      },
    },
    {
      id: "file.open",
      group: "file",
      words: "actions.openEvent",
      icon: "i-lucide-folder-open",
      shortcut: "mod+o",
      run: async () => {
        if (await pick()) await router.push("/overview");
      },
    },
    {
      id: "file.close",
      group: "file",
      words: "actions.closeEvent",
      icon: "i-lucide-log-out",
      enabled: () => isOpen.value,
      run: async () => {
        await close();
        await router.push("/start");
      },
    },
    {
      id: "edit.undo",
      group: "edit",
      words: "undo.undo",
      subject: () => undoTitle.value,
      icon: "i-lucide-undo-2",
      shortcut: "mod+z",
      enabled: () => undoTitle.value !== null,
      run: undo,
    },
    {
      id: "edit.redo",
      group: "edit",
      words: "undo.redo",
      subject: () => redoTitle.value,
      icon: "i-lucide-redo-2",
      shortcut: "mod+shift+z",
      alsoBy: ["mod+y"],
      enabled: () => redoTitle.value !== null,
      run: redo,
    },
    ...pages.map(({ name, path, icon, letter }) => ({
      id: `go.${name}`,
      group: "go" as const,
      words: `pages.${name}`,
      icon,
      shortcut: `g ${letter}`,
      // Printing is done in the print center, wherever one comes from.
      ...(name === "documents" ? { alsoBy: ["mod+p"] } : {}),
      enabled: () => isOpen.value,
      run: () => router.push(path),
    })),
    {
      id: "view.palette",
      group: "view",
      words: "actions.palette",
      icon: "i-lucide-command",
      shortcut: "mod+k",
      run: shell.openPalette,
    },
    {
      id: "view.sidebar",
      group: "view",
      words: "actions.sidebar",
      icon: "i-lucide-panel-left",
      shortcut: "mod+b",
      run: shell.toggleSidebar,
    },
    {
      id: "view.region",
      group: "view",
      words: "actions.nextRegion",
      icon: "i-lucide-layout-panel-left",
      shortcut: "f6",
      run: focusNextRegion,
    },
    {
      id: "view.language",
      group: "view",
      words: "actions.language",
      icon: "i-lucide-languages",
      run: () => {
        language.value = language.value === "zh" ? "en" : "zh";
      },
    },
    {
      id: "view.light",
      group: "view",
      words: "appearance.useLight",
      icon: "i-lucide-sun",
      run: () => {
        appearance.value = "light";
      },
    },
    {
      id: "view.dark",
      group: "view",
      words: "appearance.useDark",
      icon: "i-lucide-moon",
      run: () => {
        appearance.value = "dark";
      },
    },
    {
      id: "view.system",
      group: "view",
      words: "appearance.useSystem",
      icon: "i-lucide-monitor",
      run: () => {
        appearance.value = "system";
      },
    },
    {
      id: "help.shortcuts",
      group: "help",
      words: "actions.shortcuts",
      icon: "i-lucide-keyboard",
      shortcut: "?",
      run: shell.openHelp,
    },
  ]);
}
