import { createRouter, createWebHashHistory } from "vue-router";
import { pages } from "./pages";

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: "/", redirect: "/overview" },
    {
      name: "start",
      path: "/start",
      component: () => import("@/features/start/StartPage.vue"),
    },
    ...pages.map(({ name, path, component }) => ({ name, path, component })),
    { path: "/:rest(.*)*", redirect: "/overview" },
  ],
});
