// SPDX-License-Identifier: GPL-3.0-or-later
// What the service knows by name: conditions, limitations, reasons, registers. Read once.
import { get } from "/api.js";
import { box, useBox } from "/box.js";

const known = box(null);
let asked = null;

/** The catalogue, or null until it is there. */
export function useCatalogue() {
  asked ??= get("/api/catalogue").then(known.set, () => { asked = null; });
  return useBox(known);
}
