// SPDX-License-Identifier: GPL-3.0-or-later
// Every page: its path, and the module whose default export draws it. A page is read when it is
// first opened. It is given the names in the path, and `query`. No word stands where a client's id
// may: an id can be any.

import { session } from "/api.js";

/** @type {{path: string, load: () => Promise<{default: Function}>}[]} */
export const routes = [
  { path: "/", load: () => (session.get().role === "admin" ? import("/pages/people.js") : import("/pages/clients.js")) },
  { path: "/clients", load: () => import("/pages/clients.js") },
  { path: "/new-client", load: () => import("/pages/client-new.js") },
  { path: "/clients/:client", load: () => import("/pages/client.js") },
  { path: "/clients/:client/versions", load: () => import("/pages/versions.js") },
  { path: "/clients/:client/history", load: () => import("/pages/history.js") },
  { path: "/clients/:client/handover", load: () => import("/pages/handover.js") },
  { path: "/clients/:client/compare", load: () => import("/pages/compare.js") },
  { path: "/clients/:client/print/client", load: () => import("/pages/print-client.js") },
  { path: "/clients/:client/print/esw", load: () => import("/pages/print-esw.js") },
  { path: "/clients/:client/print/employer", load: () => import("/pages/print-employer.js") },
  { path: "/news", load: () => import("/pages/news.js") },
  { path: "/vacancies/new", load: () => import("/pages/vacancy-new.js") },
  { path: "/vacancies/:vacancy", load: () => import("/pages/vacancy.js") },
  { path: "/find", load: () => import("/pages/find.js") },
  { path: "/callsheets", load: () => import("/pages/callsheets.js") },
  { path: "/callsheets/:employer", load: () => import("/pages/callsheet.js") },
  { path: "/feeds", load: () => import("/pages/feeds.js") },
  { path: "/people", load: () => import("/pages/people.js") },
  { path: "/password", load: () => import("/pages/password.js") },
];

/** The header's links; `roles` where a page is not for all. An administrator sees no client. */
export const nav = [
  { path: "/clients", name: "Clients", roles: ["esw", "lead"] },
  { path: "/news", name: "New", roles: ["esw", "lead"] },
  { path: "/find", name: "Find" },
  { path: "/callsheets", name: "Call sheets", roles: ["esw", "lead"] },
  { path: "/feeds", name: "Feeds" },
  { path: "/people", name: "People", roles: ["admin"] },
];
