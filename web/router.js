// SPDX-License-Identifier: GPL-3.0-or-later
// Where we are: the address bar's path, one page for each, no reload between them.
import { box } from "/box.js";

const here = () => ({ path: location.pathname, query: new URLSearchParams(location.search) });

/** The place that is shown: {path, query}. */
export const place = box(here());

/** @param {string} url a path of ours, with its query @param {{replace?: boolean, stay?: boolean}} [options] stay: do not scroll */
export function go(url, { replace, stay } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", url);
  place.set(here());
  if (!stay) {
    window.scrollTo(0, 0);
  }
}

const SCROLL_PATIENCE_MS = 3000;

/** Back to where one was on the page, as soon as it is long enough again; unless one scrolls first. */
function scrollBack(wanted) {
  const until = performance.now() + SCROLL_PATIENCE_MS;
  let isOver = false;
  addEventListener("wheel", () => { isOver = true; }, { once: true, passive: true });
  addEventListener("keydown", () => { isOver = true; }, { once: true });
  const step = () => {
    if (isOver || performance.now() > until) {
      return;
    }
    if (document.documentElement.scrollHeight - innerHeight >= wanted) {
      scrollTo(0, wanted);
    } else {
      requestAnimationFrame(step);
    }
  };
  requestAnimationFrame(step);
}

/** "/clients/:client" and "/clients/a%20b" give {client: "a b"}; null where they do not match. */
export function match(pattern, address) {
  const wanted = pattern.split("/");
  const given = address.replace(/(.)\/$/, "$1").split("/");
  const found = {};
  if (wanted.length !== given.length) {
    return null;
  }
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i].startsWith(":")) {
      try {
        found[wanted[i].slice(1)] = decodeURIComponent(given[i]);
      } catch {
        return null;
      }
    } else if (wanted[i] !== given[i]) {
      return null;
    }
  }
  return found;
}

function ofOurs(link) {
  return link.origin === location.origin && !link.target && !link.hasAttribute("download") &&
    !link.pathname.startsWith("/api/");
}

/** From now on links to our own pages open without a reload. */
export function followLinks() {
  history.scrollRestoration = "manual";
  window.addEventListener("popstate", (event) => {
    place.set(here());
    scrollBack(event.state?.scrolled ?? 0);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || !ofOurs(link)) {
      return;
    }
    if (link.hash && link.pathname === location.pathname && link.search === location.search) {
      return;
    }
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}
