// SPDX-License-Identifier: GPL-3.0-or-later
// A client: the wishes beside the shortlist, both changed as one talks.
import { html, useMemo, useState } from "/vendor/preact.js";
import { path, post } from "/api.js";
import { ClientLinks } from "/casework/links.js";
import { useCatalogue } from "/catalogue.js";
import { AboutClient } from "/client/about-client.js";
import { AddWish } from "/client/add-wish.js";
import { takeWords } from "/client/kept.js";
import { Met } from "/client/met.js";
import { listWords } from "/client/moves.js";
import { addWish, findKind } from "/client/profile.js";
import { useDraft } from "/client/draft.js";
import { useRanking } from "/client/ranking.js";
import { SaveBar } from "/client/save-bar.js";
import { STEP, Shortlist } from "/client/shortlist.js";
import { WishEditor } from "/client/wish-editor.js";
import { WishLists, wanted } from "/client/wish-lists.js";
import { wishWords } from "/client/wish-words.js";
import { Button } from "/parts/button.js";
import { Dialog } from "/parts/dialog.js";
import { Notice } from "/parts/notice.js";
import { Page } from "/parts/page.js";
import { Tag } from "/parts/tag.js";
import { useKept } from "/parts/use.js";
import { say } from "/say.js";
import { dayWords, stageWords } from "/words.js";

const HELP = "Type what the client says in the box on the left, or change a wish: the vacancies on the right follow at once. " +
  "Press Save when you have agreed; until then everything can be undone.";

function About({ client, found, setFound }) {
  const takeOn = async () => {
    setFound(await post(path("/api/clients/{}/events", client), { kind: "taken_on" }));
    say(`${found.alias || client} is now with you.`);
  };
  const facts = [
    found.adviser ? `With ${found.adviser}` : "With nobody yet",
    found.last_met && `last met ${dayWords(found.last_met)}`,
    found.next_step && `next: ${found.next_step}`,
  ].filter(Boolean).join("; ");
  return html`<div class="client-head">
    <p class="govuk-body client-head__facts"><${Tag} colour="grey">${stageWords(found.profile.stage) || "No stage"}<//> ${facts}</p>
    ${!found.adviser && html`<${Button} kind="secondary" onClick=${takeOn}>Take on<//>`}
    <${Met} client=${client} onSaved=${setFound} />
    <${ClientLinks} client=${client} here="" />
  </div>`;
}

/** A wish of a kind that there is none of yet, asked for by a reason. */
function NewWish({ wishKey, work, catalogue, onClose }) {
  const done = ({ wish, tier, words }) => {
    work.change(addWish(work.draft, tier, wish, words), `Added: ${wishWords(wish, catalogue)}`);
    onClose();
  };
  return html`<${Dialog} title="Add a wish" onClose=${onClose}>
    <${WishEditor} wishKey=${wishKey} catalogue=${catalogue} isNew onDone=${done} onCancel=${onClose} /><//>`;
}

function Meeting({ client, work, catalogue }) {
  const [options, setOptions] = useKept(`options:${client}`, { limit: STEP, reading: "", turns: "" });
  const [newWish, setNewWish] = useState(null);
  const [words] = useState(() => takeWords(client));
  const ranking = useRanking(client, work.draft.profile, options);
  const { draft, change } = work;
  const decide = async ({ vacancy, title }, decision, more) => {
    work.setFound(await post(path("/api/clients/{}/events", client), { kind: "decision", vacancy, decision, ...more }));
    say(`${title}: written down.`);
    ranking.reload();
  };
  const onWish = (kind) => (findKind(work.latest().profile, kind) ? wanted.set(kind) : setNewWish(kind));
  // The list is drawn when it comes, not at each step before: that is most of what a change costs.
  const shortlist = useMemo(() => html`<${Shortlist} client=${client} work=${work} ranking=${ranking} options=${options} setOptions=${setOptions}
    catalogue=${catalogue} onDecide=${decide} onWish=${onWish} />`, [client, ranking.list, ranking.moves, ranking.error, options, catalogue]);
  const implied = (ranking.list?.wishes ?? []).filter((each) => each.implied);
  return html`<div class="meeting">
    <div class="meeting__wishes">
      <h2 class="govuk-heading-m">Wishes</h2>
      ${ranking.list && html`<p class="narrow-only"><a class="govuk-link target" href="#shortlist">Shortlist: ${listWords(ranking.list).split(".")[0]}</a></p>`}
      <${SaveBar} client=${client} work=${work} catalogue=${catalogue} />
      <${AddWish} draft=${draft} change=${change} catalogue=${catalogue} words=${words} />
      <${WishLists} draft=${draft} change=${change} catalogue=${catalogue} implied=${implied} />
      <${AboutClient} draft=${draft} change=${change} catalogue=${catalogue} />
    </div>
    <div class="meeting__list" aria-busy=${ranking.busy ? "true" : null}>
      <h2 class="govuk-heading-m" id="shortlist" tabindex="-1">Shortlist</h2>
      ${shortlist}
    </div>
    ${newWish && html`<${NewWish} wishKey=${newWish} work=${work} catalogue=${catalogue} onClose=${() => setNewWish(null)} />`}
  </div>`;
}

/** @param {{client: string}} props */
export default function Client({ client }) {
  const work = useDraft(client);
  const catalogue = useCatalogue();
  const title = work.found?.alias || client;
  return html`<${Page} title=${title} help=${HELP}>
    ${work.error && html`<${Notice} kind="problem">${work.error.message}<//>`}
    ${!work.error && !work.draft && html`<p class="govuk-body" role="status">Loading…</p>`}
    ${work.draft && html`<${About} client=${client} found=${work.found} setFound=${work.setFound} />
      <${Meeting} client=${client} work=${work} catalogue=${catalogue} />`}
  <//>`;
}
