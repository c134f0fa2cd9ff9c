// SPDX-License-Identifier: GPL-3.0-or-later
// The whole: who is signed in, the header, and the page of the place where we are.
import { html, render, useEffect, useErrorBoundary, useState } from "/vendor/preact.js";
import { findSession, lost, probe, session } from "/api.js";
import { useBox } from "/box.js";
import { Employer } from "/employer/page.js";
import { Header } from "/header.js";
import { Button } from "/parts/button.js";
import { Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { SignIn, SignInAgain } from "/pages/sign-in.js";
import { Welcome } from "/pages/welcome.js";
import { followLinks, match, place } from "/router.js";
import { routes } from "/routes.js";
import { Voice } from "/say.js";

function LostBanner() {
  if (!useBox(lost)) {
    return null;
  }
  return html`<div class="lost-banner" role="alert"><div class="page-column">
    No connection: not saved yet. Your words are kept, and go on when the connection is back.
    <${Button} kind="secondary" onClick=${probe}>Try again<//>
  </div></div>`;
}

function NotFound() {
  return html`<${Page} title="There is no such page">
    <p class="govuk-body">The address is wrong, or the page has moved. <a class="govuk-link" href="/clients">Go to your clients</a>.</p>
  <//>`;
}

function routeOf(path) {
  for (const route of routes) {
    const names = match(route.path, path);
    if (names) {
      return { route, names };
    }
  }
  return null;
}

function useModule(route) {
  const [loaded, setLoaded] = useState({});
  useEffect(() => {
    let wanted = true;
    route?.load().then(
      (module) => wanted && setLoaded({ route, draw: module.default }),
      (error) => wanted && setLoaded({ route, error }),
    );
    return () => { wanted = false; };
  }, [route]);
  return loaded.route === route ? loaded : {};
}

function Here() {
  const { path, query } = useBox(place);
  const found = routeOf(path);
  const loaded = useModule(found?.route);
  const [broken, mend] = useErrorBoundary();
  useEffect(() => broken && mend(), [path]);
  if (!found) {
    return html`<${NotFound} />`;
  }
  const error = broken || loaded.error;
  if (error) {
    return html`<${Page} title="This page cannot be shown">
      <${Notice} kind="problem">${error.message}<//>
      <p class="govuk-body">What you typed is kept. <a class="govuk-link" href=${path} target="_self">Load the page again</a>.</p>
    <//>`;
  }
  return loaded.draw ? html`<${loaded.draw} key=${path} ...${found.names} query=${query} />` : null;
}

function Inside({ first }) {
  const who = useBox(session);
  const { path } = useBox(place);
  if (!who) {
    const welcome = first || path === "/welcome";
    return html`<main class="page-main" id="main">${welcome ? html`<${Welcome} first=${first} />` : html`<${SignIn} />`}</main>`;
  }
  return html`<main class="page-main" id="main"><${Here} /></main>`;
}

function App() {
  const [known, setKnown] = useState(null);
  useEffect(() => {
    findSession().then(
      (first) => setKnown({ first }),
      (error) => setKnown({ error }),
    );
  }, []);
  return html`
    <a class="govuk-skip-link" href="#main">Skip to main content</a>
    <${Header} />
    <${LostBanner} />
    ${known?.error && html`<main class="page-main" id="main"><${Notice} kind="problem">${known.error.message}<//></main>`}
    ${known && !known.error && html`<${Inside} first=${known.first} />`}
    <${SignInAgain} />
    <${Voice} />`;
}

// Whoever has an employer's link has no session, and needs none of the other pages.
const isEmployer = window.location.pathname === "/employer";

if (!isEmployer) {
  followLinks();
}
render(isEmployer ? html`<${Employer} />` : html`<${App} />`, document.getElementById("app"));
