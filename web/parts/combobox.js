// SPDX-License-Identifier: GPL-3.0-or-later
// A field that suggests what the words may mean: the ARIA combobox pattern, with a list below.
import { html, useEffect, useRef, useState } from "/vendor/preact.js";
import { get } from "/api.js";
import { Labelled } from "/parts/field.js";
import { useId } from "/parts/use.js";
import { say } from "/say.js";

const REST_MS = 120;

/** Suggestions of /api/suggest: @param {"occupations"|"skills"|"places"} kind */
export const suggest = (kind) => (words, signal) =>
  get(`/api/suggest?kind=${kind}&words=${encodeURIComponent(words)}`, { signal });

function useSuggestions(words, find, open) {
  const [options, setOptions] = useState([]);
  useEffect(() => {
    if (!open || !words.trim()) {
      setOptions([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        setOptions(await find(words.trim(), stop.signal));
      } catch {
        // Without suggestions the words stand as typed.
        if (!stop.signal.aborted) {
          setOptions([]);
        }
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, open]);
  return options;
}

/**
 * @param {object} props
 * @param {string} props.value the words in the field
 * @param {(words: string) => void} props.onInput as one types
 * @param {(option: {value: string, label: string, hint?: string}) => void} props.onPick a suggestion was taken
 * @param {() => void} [props.onEnter] Enter without a suggestion
 * @param {(words: string, signal: AbortSignal) => Promise<object[]>} props.find see suggest()
 */
export function Combobox({ id, label, hint, error, hideLabel, value, onInput, onPick, onEnter, find, ...rest }) {
  const own = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const options = useSuggestions(value, find, open);
  const list = useRef(null);
  const shown = open && options.length > 0;

  useEffect(() => {
    setAt(-1);
    if (options.length) {
      say(`${options.length} ${options.length === 1 ? "suggestion" : "suggestions"}. Use the up and down arrows.`);
    }
  }, [options]);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);

  const pick = (option) => {
    setOpen(false);
    onPick(option);
  };
  const step = (by) => {
    setOpen(true);
    setAt(options.length ? (at + by + options.length + (at < 0 && by < 0 ? 1 : 0)) % options.length : -1);
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (shown && at >= 0 ? pick(options[at]) : onEnter?.()),
    Escape: () => setOpen(false),
  };
  const onKeyDown = (event) => {
    const act = keys[event.key];
    // Escape closes the list first, and only then what is around it.
    if (!act || event.altKey || (event.key === "Escape" && !shown) || (event.key === "Enter" && !onEnter && !(shown && at >= 0))) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return html`<${Labelled} id=${id} label=${label} hint=${hint} error=${error} hideLabel=${hideLabel} draw=${(name, described) => html`
    <div class="combobox">
      <input id=${name} class="govuk-input ${error ? "govuk-input--error" : ""}" type="text" role="combobox" autocomplete="off"
        aria-autocomplete="list" aria-expanded=${shown ? "true" : "false"} aria-controls=${own}
        aria-activedescendant=${shown && at >= 0 ? `${own}-${at}` : null} aria-describedby=${described}
        aria-invalid=${error ? "true" : null} value=${value} maxlength="2000" onKeyDown=${onKeyDown}
        onInput=${(event) => { setOpen(true); onInput(event.currentTarget.value); }} onBlur=${() => setOpen(false)} ...${rest} />
      <ul id=${own} class="combobox__list" role="listbox" aria-label="Suggestions" hidden=${!shown} ref=${list}>
        ${options.map((option, i) => html`<li key=${option.value} id="${own}-${i}" class="combobox__option" role="option"
          aria-selected=${i === at ? "true" : "false"} onMouseDown=${(event) => { event.preventDefault(); pick(option); }}>
          ${option.label}${option.hint && html` <span class="quiet">${option.hint}</span>`}
        </li>`)}
      </ul>
    </div>`} />`;
}
