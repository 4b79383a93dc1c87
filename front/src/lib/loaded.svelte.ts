/** What is asked of the server and shown when it comes: one state for all views, so that none forgets the empty one. */

import { ask, Refused } from '../api/client';

export interface Loaded<T> {
  readonly value: T | undefined; // the last that came; stays while the next is awaited
  readonly fault: Refused | undefined;
  readonly waiting: boolean;
  readonly from: string | undefined; // the address that the value came from: while another is awaited, not the one asked
  again(): void;
}

const PATIENCE = 120; // milliseconds before waiting is shown: quick answers never flicker
const KEPT = 40;
const kept = new Map<string, unknown>();
const coming = new Map<string, Promise<unknown>>(); // asked ahead, on its way

/** Forget what came before: something was judged, read in or linked. */
export function forget(): void {
  kept.clear();
  coming.clear();
  turn.count += 1;
}
const turn = $state({ count: 0 });

/** Ask for what will likely be opened next, so that it is there when it is: the row under the hand. Faults wait till then. */
export function ahead(url: string): void {
  if (kept.has(url) || coming.has(url)) return;
  const task = ask<unknown>(url);
  coming.set(url, task);
  task
    .then((came) => coming.get(url) === task && keep(url, came))
    .catch(() => undefined)
    .finally(() => coming.get(url) === task && coming.delete(url));
}

/** Return what the address of `where` gives, anew whenever it changes; `null` asks nothing. Call it while a component is set up. */
export function load<T>(where: () => string | null): Loaded<T> {
  let value = $state.raw<T | undefined>(undefined);
  let fault = $state.raw<Refused | undefined>(undefined);
  let waiting = $state(false);
  let from = $state<string | undefined>(undefined);
  let tries = $state(0);
  const url = $derived(where()); // asked anew only where the address itself changes
  $effect(() => {
    void tries;
    void turn.count;
    if (url === null) {
      value = undefined;
      from = undefined;
      waiting = false;
      return;
    }
    if (kept.has(url)) {
      value = kept.get(url) as T;
      from = url;
      fault = undefined;
      waiting = false;
      return;
    }
    const giveUp = new AbortController();
    const late = setTimeout(() => (waiting = true), PATIENCE);
    const early = coming.get(url) as Promise<T> | undefined;
    (early?.catch(() => ask<T>(url, giveUp.signal)) ?? ask<T>(url, giveUp.signal))
      .then((came) => {
        if (giveUp.signal.aborted) return;
        keep(url, came);
        value = came;
        from = url;
        fault = undefined;
      })
      .catch((error: unknown) => {
        if (giveUp.signal.aborted) return;
        fault = error instanceof Refused ? error : new Refused(0, String(error));
      })
      .finally(() => {
        clearTimeout(late);
        if (!giveUp.signal.aborted) waiting = false;
      });
    return () => {
      clearTimeout(late);
      giveUp.abort();
    };
  });
  return {
    get value() {
      return value;
    },
    get fault() {
      return fault;
    },
    get waiting() {
      return waiting;
    },
    get from() {
      return from;
    },
    again() {
      tries += 1;
    },
  };
}

/** Have something by an address of its own until the archive changes: pages of a list beyond its first. */
export function remember(key: string, value: unknown): void {
  keep(key, value);
}
export function recall<T>(key: string): T | undefined {
  return kept.get(key) as T | undefined;
}

function keep(url: string, came: unknown): void {
  kept.delete(url);
  kept.set(url, came);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
}
