// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { session, signOut } from "/api.js";
import { useBox } from "/box.js";
import { go, place } from "/router.js";
import { nav } from "/routes.js";

async function leave() {
  await signOut();
  go("/");
}

function Links({ role }) {
  const { path } = useBox(place);
  const isHere = (link) => path === link.path || path.startsWith(`${link.path}/`) || (path === "/" && link.path === (role === "admin" ? "/people" : "/clients"));
  return html`<nav aria-label="Main"><ul class="page-header__nav">
    ${nav.filter((link) => !link.roles || link.roles.includes(role)).map((link) => html`<li key=${link.path}>
      <a href=${link.path} aria-current=${isHere(link) ? "page" : null}>${link.name}</a>
    </li>`)}
  </ul></nav>`;
}

/** The bar above every page. */
export function Header() {
  const who = useBox(session);
  return html`<header class="page-header"><div class="page-column page-header__row">
    <a class="page-header__name" href="/">Suited</a>
    ${who && html`
      <${Links} role=${who.role} />
      <ul class="page-header__nav page-header__nav--end">
        <li><a href="/password">${who.name}<span class="govuk-visually-hidden">: change your password</span></a></li>
        <li><button type="button" class="link-button" onClick=${leave}>Sign out</button></li>
      </ul>`}
  </div></header>`;
}
