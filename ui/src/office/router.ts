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
    {
      name: "duplicates",
      path: "/duplicates",
      component: () => import("@/features/speakers/DuplicatesPage.vue"),
    },
    {
      name: "import",
      path: "/import",
      component: () => import("@/features/registrations/ListImportPage.vue"),
    },
    {
      name: "groups",
      path: "/registrations/groups",
      component: () => import("@/features/registrations/GroupsPage.vue"),
    },
    {
      name: "lobby",
      path: "/lobby",
      component: () => import("@/features/agenda/LobbyPage.vue"),
    },
    ...pages.map(({ name, path, component }) => ({ name, path, component })),
    { path: "/:rest(.*)*", redirect: "/overview" },
  ],
});
