// SPDX-License-Identifier: GPL-3.0-or-later
// What happened with a client, as a colleague reads it, and how decisions follow one another.

const DECISIONS = {
  interested: "Interested",
  not_for_me: "Not for me",
  applied: "Applied",
  interview: "Interview",
  offer: "Offer",
  started: "Started work",
  ended: "Ended",
  undecided: "Undecided",
};

export const DECISION_OPTIONS = Object.entries(DECISIONS).map(([value, name]) => ({ value, name }));
export const decisionWords = (decision) => DECISIONS[decision] ?? decision;

const about = (event) => [event.title ?? (event.vacancy ? `vacancy ${event.vacancy}` : ""), event.employer].filter(Boolean).join(", ");

const HEADINGS = {
  version: (event) => `Wishes saved, version ${event.version}`,
  met: () => "Met",
  note: () => "Note",
  story: () => "Their story, in their own words",
  alias: () => "Called by another name",
  step: () => "A small step",
  decision: (event) => `${decisionWords(event.decision)}: ${about(event)}`,
  handover: (event) => `Handed over to ${event.to}`,
  taken_on: (event) => `Taken on by ${event.by}`,
  proposal: (event) => `Proposal: ${about(event)}`,
};

/** What an event is: "Met", "Applied: Cook, Example Café". */
export function headingOf(event) {
  return (HEADINGS[event.kind] ?? (() => event.kind))(event);
}

/** The words that stand below it: [{name?, text}]. `reasons` are the catalogue's. */
export function wordsOf(event, reasons = []) {
  const reason = event.reason && (reasons.find((one) => one.id === event.reason)?.says ?? event.reason);
  return [
    { name: "Reason", text: reason },
    { text: event.text },
    { name: "Next step", text: event.next_step },
    { name: "Hours", text: event.hours },
    { name: "Duties", text: event.duties },
  ].filter((one) => one.text);
}

/**
 * What the decision on VACANCY was before the last one: undoing goes back to it.
 * @param {object[]} events oldest first
 * @returns {{decision: string, reason?: string}}
 */
export function decisionBefore(events, vacancy) {
  const made = events.filter((event) => event.kind === "decision" && event.vacancy === vacancy);
  const before = made[made.length - 2];
  if (!before) {
    return { decision: "undecided" };
  }
  const { decision, reason } = before;
  return reason ? { decision, reason } : { decision };
}

/** Events newest first, by day: [{day, events}]. */
export function byDay(events) {
  const days = [];
  for (const event of [...events].reverse()) {
    if (days[days.length - 1]?.day !== event.day) {
      days.push({ day: event.day, events: [] });
    }
    days[days.length - 1].events.push(event);
  }
  return days;
}
