/** Hits of a search: where they lead, and their words in pieces. */

import type { Hit } from '../../api/types';
import type { Address } from '../../lib/address.svelte';
import { toUnits } from '../../lib/offsets';

/** Return the place in the reader where a hit stands: its claim open, or the words found (`found`: their code point in the text). */
export function linkOf(hit: Hit, q: string): Partial<Address> {
  return {
    view: 'reports',
    id: hit.report,
    extra: hit.claim ? { claim: hit.claim } : { q, found: String(hit.start + hit.found.start) },
  };
}

/** Return a snippet before, at and after the words found; offsets come in code points. */
export function inPieces(hit: Pick<Hit, 'snippet' | 'found'>): [string, string, string] {
  const unit = toUnits(hit.snippet);
  const [start, end] = [unit(hit.found.start), unit(hit.found.end)];
  return [hit.snippet.slice(0, start), hit.snippet.slice(start, end), hit.snippet.slice(end)];
}
