import type { Host } from "./types";

/** The program that carries this window, chosen once at the start. */
export const host: Host =
  "__TAURI_INTERNALS__" in window
    ? (await import("./tauri")).tauri
    : (await import("./browser")).browser;
