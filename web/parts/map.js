// SPDX-License-Identifier: GPL-3.0-or-later
// Where vacancies are, around a home: a plot with rings of distance, and the same as a list.
import { html, useState } from "/vendor/preact.js";
import { plotAround } from "/parts/plot.js";

const RADIUS = 150;
const SPOT = 11;
const MARGIN = 30;
const GROUPS = { fits: "Fits", ask_first: "Ask first", near_misses: "Near miss" };

// A shape for each group, so that nothing hangs on colour.
function Shape({ group, size }) {
  if (group === "ask_first") {
    return html`<rect x=${-size} y=${-size} width=${2 * size} height=${2 * size} />`;
  }
  if (group === "near_misses") {
    const far = size * 1.35;
    return html`<path d="M0 ${-far} L${far} 0 L0 ${far} L${-far} 0 Z" />`;
  }
  return html`<circle r=${size} />`;
}

function Rings({ rings }) {
  return html`${rings.map(({ km, r }) => html`<g key=${km}>
    <circle class="map__ring" r=${r} />
    <text class="map__km" y=${r + 11} text-anchor="middle">${km} km</text>
  </g>`)}
  <path class="map__home" d="M-9 2 L0 -8 L9 2 L6 2 L6 9 L-6 9 L-6 2 Z" />`;
}

const bestOf = (spot) => Object.keys(GROUPS).find((group) => spot.places.some((place) => place.group === group));

// A spot that made room for another is tied to where it belongs.
function Tie({ spot }) {
  const isMoved = Math.hypot(spot.x - spot.atX, spot.y - spot.atY) > SPOT;
  return isMoved && html`<line class="map__tie" x1=${spot.x} y1=${spot.y} x2=${spot.atX} y2=${spot.atY} />`;
}

function Spot({ spot, number, isLit }) {
  const group = bestOf(spot);
  return html`<g class="map__spot map__spot--${group} ${isLit ? "map__spot--lit" : ""}" transform="translate(${spot.x} ${spot.y})">
    <${Shape} group=${group} size=${SPOT - 1} />
    <text text-anchor="middle" dy="0.36em">${number}</text>
  </g>`;
}

function Sign({ group }) {
  return html`<svg class="map__sign" viewBox="-15 -15 30 30" width="20" height="20" aria-hidden="true"><g class="map__spot map__spot--${group}"><${Shape} group=${group} size=${SPOT - 1} /></g></svg>`;
}

function Key({ groups }) {
  return html`<ul class="map__key">${groups.map((group) => html`<li key=${group}><${Sign} group=${group} /> ${GROUPS[group]}</li>`)}</ul>`;
}

const away = (spot) => (spot.km < 1 ? "less than 1 km from home" : `${Math.round(spot.km)} km ${spot.side} of home`);

function Place({ number, spot, href, light }) {
  return html`<li onMouseEnter=${() => light(number)} onMouseLeave=${() => light(0)} onFocusIn=${() => light(number)} onFocusOut=${() => light(0)}>
    <p class="map__place"><strong>${number}. ${spot.places[0].place || "A place"}</strong>, ${away(spot)}</p>
    <ul>${spot.places.map((one) => html`<li key=${one.vacancy}><${Sign} group=${one.group} /><span><a class="govuk-link" href=${href(one)}>${one.title}</a>
      <span class="quiet"> ${[GROUPS[one.group], one.employer].filter(Boolean).join(", ")}</span></span></li>`)}</ul>
  </li>`;
}

/**
 * The plot, with its list beside it; call it so on a shortlist:
 *   <${Map} home=${list.home} vacancies=${[...list.fits.map((one) => ({ ...one, group: "fits" })), …]} />
 * @param {{home: {lat, lon, place}|null, vacancies: {vacancy: number, title: string, employer: string, place: string, group: "fits"|"ask_first"|"near_misses",
 *   point: {lat, lon}|null}[], href?: (vacancy) => string}} props href: where a title leads; its page, if left out
 */
export function Map({ home, vacancies, href = (one) => `/vacancies/${one.vacancy}` }) {
  const [lit, light] = useState(0);
  if (!home) {
    return html`<p class="govuk-body">Say where the client lives, and the vacancies are drawn around their home.</p>`;
  }
  const { rings, spots, nowhere } = plotAround(home, vacancies, RADIUS, 2 * SPOT + 2);
  const groups = Object.keys(GROUPS).filter((group) => spots.some((spot) => bestOf(spot) === group));
  const half = Math.max(RADIUS, ...spots.flatMap((spot) => [Math.abs(spot.x), Math.abs(spot.y)])) + MARGIN;
  return html`<div class="map">
    <div class="map__plot">
      <svg viewBox="${-half} ${-half} ${2 * half} ${2 * half}" role="img"
        aria-label="${vacancies.length - nowhere.length} vacancies at ${spots.length} places around ${home.place ?? "home"}, up to ${rings[rings.length - 1].km} km away. The list says the same.">
        <${Rings} rings=${rings} />
        <text class="map__km" y=${-RADIUS - 8} text-anchor="middle">North</text>
        ${spots.map((spot, i) => html`<${Tie} key=${i} spot=${spot} />`)}
        ${spots.map((spot, i) => html`<${Spot} key=${i} spot=${spot} number=${i + 1} isLit=${lit === i + 1} />`)}
      </svg>
      <${Key} groups=${groups} />
      <p class="govuk-body-s quiet">Home is in the middle. As the crow flies; near home the rings are drawn wider. A place’s shape is that of its best vacancy.</p>
    </div>
    <div class="map__list">
      <ol tabindex="0" aria-label="Places, and the vacancies there">${spots.map((spot, i) => html`<${Place} key=${i} number=${i + 1} spot=${spot} href=${href} light=${light} />`)}</ol>
      ${nowhere.length > 0 && html`<p class="govuk-body">From home, or the place is not said: ${nowhere.map((one, i) => html`${i ? ", " : ""}<a class="govuk-link" href=${href(one)}>${one.title}</a>`)}.</p>`}
    </div>
  </div>`;
}
