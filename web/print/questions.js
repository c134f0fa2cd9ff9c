// SPDX-License-Identifier: GPL-3.0-or-later
// Questions as an employer may read them: the question alone, without what the answer should be.

/**
 * @param {{ask: string}[]} questions of a call sheet: "What is the pay? It should be at least £12.71 an hour."
 * @returns {string[]} "What is the pay?"; what is a note to the adviser, and asks nothing, is left out
 */
export function plainQuestions(questions) {
  const asked = questions.map(({ ask }) => /^[^?]*\?/.exec(ask)?.[0]).filter(Boolean);
  return [...new Set(asked)];
}
