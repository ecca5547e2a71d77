import { fileURLToPath } from "node:url";
import ui from "@nuxt/ui/vite";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  plugins: [
    vue(),
    ui({
      // Imports stay visible to the reader.
      autoImport: false,
      // src/lib/appearance.ts says what is light and what is dark.
      colorMode: false,
      components: { dirs: [] },
      ui: {
        colors: {
          primary: "ocean",
          neutral: "slate",
          success: "emerald",
          warning: "amber",
          error: "rose",
          info: "sky",
        },
        // The usual shade of a pointed-at button leaves its words too faint.
        button: {
          compoundVariants: [
            {
              color: "primary",
              variant: "solid",
              class: "hover:bg-primary/90 active:bg-primary/90",
            },
            { color: "error", variant: "solid", class: "hover:bg-error/90 active:bg-error/90" },
          ],
        },
        // The ring of the focus is as round as the link.
        navigationMenu: { slots: { link: "rounded-md" } },
        formField: { slots: { help: "mt-1 text-xs text-muted", error: "mt-1 text-xs text-error" } },
      },
      // Icons named in the source are put into the bundle, so that none is asked from a network.
      icon: { clientBundle: { scan: { globInclude: ["src/**/*.{vue,ts}"] }, sizeLimitKb: 256 } },
    }),
  ],
  build: { target: ["chrome111", "safari16.4"], chunkSizeWarningLimit: 1200 },
  server: {
    port: 5173,
    strictPort: true,
    // `npm run dev` beside `cargo run -p tests --bin serve` shows the real program in a browser.
    proxy: Object.fromEntries(
      ["/call", "/events", "/files", "/pictures"].map((path) => [
        path,
        {
          target: process.env.SUMMIT_SERVER ?? "http://127.0.0.1:4780",
          // The server answers only pages of this machine, and tells them by the host.
          changeOrigin: false,
        },
      ]),
    ),
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"] },
});
