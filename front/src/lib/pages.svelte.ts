/** A long list that comes page by page: the first by its address, those that follow by the cursor of the one before. */

import { untrack } from 'svelte';
import { ask, Refused } from '../api/client';
import type { Page } from '../api/types';
import { load, recall, remember, type Loaded } from './loaded.svelte';

export interface Pages<T> {
  readonly first: Loaded<Page<T>>; // for `State`
  readonly items: T[];
  readonly count: number; // of all that fit
  readonly done: boolean; // no more follow
  readonly fault: Refused | undefined; // of the page that should follow
  more(): void;
}

/** Return the rows of a list whose address (without a cursor) is `where`; call it while a component is set up. */
export function loadPages<T>(where: () => string): Pages<T> {
  const url = $derived(where());
  const first = load<Page<T>>(() => url);
  const known = (of: string): Page<T>[] => recall<Page<T>[]>(`further ${of}`) ?? [];
  // Who comes back to a list finds as much of it as was read.
  let further = $state.raw<{ url: string; pages: Page<T>[] }>(untrack(() => ({ url, pages: known(url) })));
  let fault = $state.raw<Refused | undefined>(undefined);
  let asking: AbortController | null = null;
  let last = untrack(() => url);
  let before: { first: Page<T>; from: string | undefined } | undefined;
  const pages = $derived(first.value ? [first.value, ...(further.url === first.from ? further.pages : [])] : []);
  const items = $derived(pages.flatMap((page) => page.items));
  const next = $derived(pages.at(-1)?.next ?? null);

  /** Ask page after page from a cursor on, `many` at most. */
  async function follow(cursor: string | null, many: number): Promise<Page<T>[]> {
    asking?.abort();
    const mine = (asking = new AbortController());
    const came: Page<T>[] = [];
    try {
      while (cursor !== null && came.length < many) {
        const page: Page<T> = await ask(withCursor(url, cursor), mine.signal);
        came.push(page);
        cursor = page.next;
      }
      fault = undefined;
    } finally {
      if (asking === mine) asking = null;
    }
    return came;
  }

  function put(task: Promise<Page<T>[]>, kept: Page<T>[]): void {
    const of = url;
    task
      .then((came) => {
        further = { url: of, pages: [...kept, ...came] };
        remember(`further ${of}`, further.pages);
      })
      .catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') return;
        fault = error instanceof Refused ? error : new Refused(0, String(error));
      });
  }

  // What was judged or read in brings the first page anew: the pages after it are asked again, and stay till they come.
  $effect(() => {
    const now = first.value;
    const from = first.from;
    if (url !== last) {
      asking?.abort();
      fault = undefined;
      last = url;
    }
    if (from === url && further.url !== url) {
      further = { url, pages: known(url) }; // the list of before stays whole till the next is there
    } else if (now && before && now !== before.first && from === before.from && from === url && further.pages.length) {
      put(follow(now.next, further.pages.length), []);
    }
    before = now && { first: now, from };
  });

  return {
    first,
    get items() {
      return items;
    },
    get count() {
      return first.value?.count ?? 0;
    },
    get done() {
      return next === null;
    },
    get fault() {
      return fault;
    },
    more() {
      if (next !== null && !asking && first.from === url)
        put(follow(next, 1), further.url === url ? further.pages : []);
    },
  };
}

export function withCursor(url: string, cursor: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}
