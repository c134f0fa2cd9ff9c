// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";
import { path } from "/api.js";
import { Chips } from "/client/chips.js";
import { Decisions } from "/client/decisions.js";
import { tiers } from "/client/profile.js";
import { Details } from "/parts/details.js";
import { Tag } from "/parts/tag.js";
import { TierBar } from "/parts/tiers.js";
import { count, dayWords } from "/words.js";

const badDays = {
  holds: { name: "Bad day: still holds", colour: "green" },
  unknown: { name: "Bad day: not known", colour: "yellow" },
  fails: { name: "Bad day: would fail", colour: "red" },
};

function Facts({ vacancy }) {
  const { employer, place, distance_km: km, hours, pay, posted, closes } = vacancy;
  const where = [place, typeof km === "number" && `${km} km`].filter(Boolean).join(", ");
  const days = [posted && `posted ${dayWords(posted)}`, closes ? `closes ${dayWords(closes)}` : "no closing date"].filter(Boolean).join(", ");
  return html`<p class="card__facts">
    ${[employer, where].filter(Boolean).map((text) => html`<span>${text}</span>`)}
    <span>${hours || "hours not said"}</span><span>${pay || "pay not said"}</span><span class="quiet">${days}</span>
  </p>`;
}

function Bars({ vacancy }) {
  return html`<ul class="card__bars">${tiers.map(({ key, name }) => html`<li key=${key}>
    <span class="small" aria-hidden="true">${name}</span><${TierBar} name=${name} tier=${vacancy.tiers[key]} />
  </li>`)}</ul>`;
}

/** A vacancy's page, which leads back to the client. */
export const vacancyPath = (vacancy, client) => `/vacancies/${vacancy}?client=${encodeURIComponent(client)}`;

/**
 * One vacancy of the shortlist.
 * @param {{client: string, vacancy: object, catalogue: object, move?: object, showBadDay?: boolean, draft: object, onDecide: Function,
 *   onWish: Function, chosen?: boolean, onChoose?: Function}} props chosen, onChoose: for two side by side
 */
export function Card({ client, vacancy, catalogue, move, showBadDay, draft, onDecide, onWish, chosen, onChoose }) {
  const bad = showBadDay && badDays[vacancy.bad_day];
  const questions = vacancy.questions ?? [];
  return html`<article class="card" aria-labelledby="vacancy-${vacancy.vacancy}">
    <div class="card__head">
      <h4 class="govuk-heading-s card__title" id="vacancy-${vacancy.vacancy}"><a class="govuk-link" href=${vacancyPath(vacancy.vacancy, client)}>${vacancy.title}</a></h4>
      ${move && html`<${Tag} colour="yellow"><span aria-hidden="true">${move.mark}</span><span class="govuk-visually-hidden">${move.words}</span><//>`}
      ${bad && html`<${Tag} colour=${bad.colour}>${bad.name}<//>`}
    </div>
    <${Facts} vacancy=${vacancy} />
    <${Bars} vacancy=${vacancy} />
    ${vacancy.change && html`<p class="card__change"><strong>What would have to change:</strong> ${vacancy.change}</p>`}
    <${Chips} href=${vacancyPath(vacancy.vacancy, client)} vacancy=${vacancy} catalogue=${catalogue} />
    ${questions.length > 0 && html`<${Details} summary="${count(questions.length, "question")} to ask">
      <ul class="govuk-list govuk-list--bullet">${questions.map((question) => html`<li key=${question.ask}>${question.ask}</li>`)}</ul>
      <p><a class="govuk-link target" href=${path("/callsheets/{}", vacancy.employer || "")}>Call sheet of ${vacancy.employer || "this employer"}</a></p>
    <//>`}
    <div class="card__foot">
      <${Decisions} vacancy=${vacancy} draft=${draft} catalogue=${catalogue} onDecide=${onDecide} onWish=${onWish} />
      ${onChoose && html`<label class="card__compare no-print"><input type="checkbox" checked=${chosen} onChange=${() => onChoose(vacancy)} /> Compare<span class="govuk-visually-hidden"> ${vacancy.title}</span></label>`}
    </div>
  </article>`;
}
