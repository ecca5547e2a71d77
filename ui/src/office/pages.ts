import type { RouteComponent } from "vue-router";

/** The pages of the office, in the order of the sidebar. */
export type OfficePage = {
  name: string;
  path: string;
  icon: string;
  /** Second key of the shortcut that goes there: `g` and this. */
  letter: string;
  section: 1 | 2 | 3;
  component: () => Promise<RouteComponent>;
};

export const pages: readonly OfficePage[] = [
  {
    name: "overview",
    path: "/overview",
    icon: "i-lucide-layout-dashboard",
    letter: "o",
    section: 1,
    component: () => import("@/features/overview/OverviewPage.vue"),
  },
  {
    name: "agenda",
    path: "/agenda",
    icon: "i-lucide-calendar-range",
    letter: "a",
    section: 1,
    component: () => import("@/features/agenda/AgendaPage.vue"),
  },
  {
    name: "speakers",
    path: "/speakers",
    icon: "i-lucide-mic-vocal",
    letter: "s",
    section: 1,
    component: () => import("@/features/speakers/SpeakersPage.vue"),
  },
  {
    name: "registrations",
    path: "/registrations",
    icon: "i-lucide-ticket",
    letter: "r",
    section: 1,
    component: () => import("@/features/registrations/RegistrationsPage.vue"),
  },
  {
    name: "reception",
    path: "/reception",
    icon: "i-lucide-concierge-bell",
    letter: "e",
    section: 1,
    component: () => import("@/features/reception/ReceptionPage.vue"),
  },
  {
    name: "checkins",
    path: "/checkins",
    icon: "i-lucide-scan-line",
    letter: "c",
    section: 1,
    component: () => import("@/features/checkins/CheckInPage.vue"),
  },
  {
    name: "booths",
    path: "/booths",
    icon: "i-lucide-store",
    letter: "b",
    section: 2,
    component: () => import("@/features/booths/BoothsPage.vue"),
  },
  {
    name: "organisations",
    path: "/organisations",
    icon: "i-lucide-building-2",
    letter: "m",
    section: 2,
    component: () => import("@/features/organisations/OrganisationsPage.vue"),
  },
  {
    name: "documents",
    path: "/documents",
    icon: "i-lucide-printer",
    letter: "p",
    section: 2,
    component: () => import("@/features/documents/DocumentsPage.vue"),
  },
  {
    name: "settings",
    path: "/settings",
    icon: "i-lucide-settings",
    letter: "t",
    section: 3,
    component: () => import("@/features/settings/SettingsPage.vue"),
  },
];
