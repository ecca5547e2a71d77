import ui from "@nuxt/ui/vue-plugin";
import { VueQueryPlugin } from "@tanstack/vue-query";
import { createApp } from "vue";
import "@/lib/appearance";
import { answers } from "@/lib/live";
import { words } from "@/lib/words";
import App from "./office/App.vue";
import { router } from "./office/router";
import "./theme.css";

createApp(App)
  .use(router)
  .use(words)
  .use(VueQueryPlugin, { queryClient: answers })
  .use(ui)
  .mount("#app");
