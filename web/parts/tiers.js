// SPDX-License-Identifier: GPL-3.0-or-later
import { html } from "/vendor/preact.js";

const WIDTH = 200;
const HEIGHT = 14;

/**
 * One tier of a vacancy in one look: dark is sure, light is expected of what is not known, white
 * is possible, and what is missing up to the frame's end cannot be had.
 * @param {{name: string, tier: {sure: number, expected: number, possible: number, of: number}}} props
 */
export function TierBar({ name, tier }) {
  const share = (quarters) => (tier.of ? (quarters / tier.of) * WIDTH : 0);
  const quarters = (count) => `${Math.round((100 * count) / tier.of)}%`;
  const words = tier.of
    ? `${name}: ${quarters(tier.sure)} sure, ${quarters(tier.expected)} expected, ${quarters(tier.possible)} possible`
    : `${name}: no wishes`;
  return html`<svg class="tier-bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${words}>
    <title>${words}</title>
    <rect class="tier-bar__missing" width=${WIDTH} height=${HEIGHT} />
    <rect class="tier-bar__possible" width=${share(tier.possible)} height=${HEIGHT} />
    <rect class="tier-bar__expected" width=${share(tier.expected)} height=${HEIGHT} />
    <rect class="tier-bar__sure" width=${share(tier.sure)} height=${HEIGHT} />
    <rect class="tier-bar__frame" x="0.5" y="0.5" width=${WIDTH - 1} height=${HEIGHT - 1} />
  </svg>`;
}
