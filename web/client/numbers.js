// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people type them.

/** "16", "15.5", "15,5", "£12.71", "" → the number; NaN for what is none, undefined for nothing. */
export function numberOf(typed) {
  const text = String(typed ?? "").trim().replace(/^£/, "").replace(",", ".");
  if (!text) {
    return undefined;
  }
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}
