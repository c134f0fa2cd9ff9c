// SPDX-License-Identifier: GPL-3.0-or-later
import { html, useEffect, useRef } from "/vendor/preact.js";
import { useId } from "/parts/use.js";
import { Voice } from "/say.js";

/**
 * A dialog, open while it is drawn. `onClose` is called by Escape; without it there is no way
 * round. The focus goes back to where it was.
 */
export function Dialog({ title, onClose, children }) {
  const box = useRef(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    const dialog = box.current;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before?.isConnected) {
        before.focus();
      }
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose?.();
  };
  return html`<dialog class="dialog" ref=${box} aria-labelledby=${id} onCancel=${cancel}>
    <h2 class="govuk-heading-m" id=${id}>${title}</h2>
    ${children}
    <${Voice} />
  </dialog>`;
}
