/** How many events several ways of asking would give: for choices that no facet counts. */

import { address, ask } from '../api/client';
import type { EventRow, Page, Selection } from '../api/types';

/** Return the counts by name as they come; `null` asks nothing. Call it while a component is set up. */
export function countEach(asked: () => Record<string, Selection> | null): { readonly counts: Record<string, number> } {
  let counts = $state.raw<Record<string, number>>({});
  $effect(() => {
    const ways = Object.entries(asked() ?? {});
    const giveUp = new AbortController();
    counts = {};
    for (const [name, selection] of ways) {
      ask<Page<EventRow>>(address('/events', selection, { limit: 0 }), giveUp.signal)
        .then((page) => (counts = { ...counts, [name]: page.count }))
        .catch(() => undefined); // a choice without its count can still be made
    }
    return () => giveUp.abort();
  });
  return {
    get counts() {
      return counts;
    },
  };
}
