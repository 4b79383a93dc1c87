/** Going through a list by keys: one row has the focus; j and k move it, Enter opens it, e shows its evidence, o its report. */

import { tick, untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { here } from './address.svelte';
import { useKeys, type Key } from './keys.svelte';
import { bringTo, scrollerOf, type Spot } from './steps';

export interface Ways<T> {
  what: string; // one row, in a word, for the list of keys: "event"
  items: () => readonly T[];
  id: (item: T) => string;
  opened: () => string | null; // id of the row that is open beside the list
  of?: () => string | undefined; // address that the rows came from: another list begins at its top
  open: (item: T, replace: boolean) => void; // `replace`: the back button need not come here
  close?: () => void;
  evidence?: (item: T) => void;
  original?: (item: T) => void;
  collect?: (item: T) => void;
  ahead?: (item: T) => void; // a hand or the focus is on a row: ask for what it will likely open
  more?: () => void; // the end comes near: ask for the rows that follow
}

const HELD = 90; // milliseconds that a row must keep the focus before it is opened beside the list
const REST = 50; // milliseconds that a hand rests on a row before what it opens is asked for
const NEAR = 5; // rows before the end

export class Listing<T> {
  #ways: Ways<T>;
  #chosen = $state<string | null>(null);
  #rows = new Map<string, HTMLElement>();
  #timer = 0;
  #resting = 0;
  #spot: Spot | undefined; // where the list stood when this step of the history was left
  #ids = $derived.by(() => this.#ways.items().map((item) => this.#ways.id(item)));
  /** Id of the row that Tab comes to: the one gone to last, else the open one, else the first. */
  at = $derived.by(() => {
    const known = (id: string | null): id is string => id !== null && this.#ids.includes(id);
    const opened = this.#ways.opened();
    return known(this.#chosen) ? this.#chosen : known(opened) ? opened : (this.#ids[0] ?? null);
  });

  constructor(ways: Ways<T>) {
    this.#ways = ways;
    this.#spot = here.spots.at(here.step, ways.what);
    this.#chosen = this.#spot?.chosen ?? null;
  }

  /** Put `{@attach listing.row(id)}` and `tabindex={listing.tab(id)}` on what has the focus in a row: best its link. */
  row(id: string): Attachment<HTMLElement> {
    return (element) => {
      this.#rows.set(id, element);
      if (this.#spot?.row === id) untrack(() => this.#comeBack(element));
      // Who comes back to a list, or opens a link to one, sees the row that is open.
      else if (untrack(() => this.#chosen === null && this.#ways.opened() === id)) show(element);
      const near = (): void => this.#ahead(id);
      const come = (): void => {
        this.#chosen = id;
        near();
      };
      element.addEventListener('focus', come);
      element.addEventListener('pointerenter', near);
      return () => {
        element.removeEventListener('focus', come);
        element.removeEventListener('pointerenter', near);
        if (this.#rows.get(id) === element) this.#rows.delete(id);
      };
    };
  }

  tab(id: string): 0 | -1 {
    return this.at === id ? 0 : -1;
  }

  get item(): T | undefined {
    return this.#ways.items().find((item) => this.#ways.id(item) === this.at);
  }

  /** Go some rows on or back; where a row is open beside the list, the next is opened in its stead. */
  move(step: number): void {
    const ids = this.#ids;
    const now = this.at === null ? -1 : ids.indexOf(this.at);
    const fresh = this.#chosen === null && this.#ways.opened() === null; // the first j comes to the first row
    const next = Math.min(Math.max(fresh ? 0 : now + step, 0), ids.length - 1);
    if (this.#ways.opened() !== null && ids[next + 1]) this.#ahead(ids[next + 1]!);
    if (next + NEAR >= ids.length) this.#ways.more?.();
    const id = ids[next];
    if (id === undefined) return;
    this.#chosen = id;
    this.focus(id);
    clearTimeout(this.#timer);
    if (this.#ways.opened() !== null && this.#ways.opened() !== id) {
      this.#timer = window.setTimeout(() => this.item && this.#ways.open(this.item, true), HELD);
    }
  }

  /** Ask for what a row opens, once a hand has rested on it: not for all that it passes over. */
  #ahead(id: string): void {
    clearTimeout(this.#resting);
    const item = this.#ways.items().find((one) => this.#ways.id(one) === id);
    if (item && this.#ways.ahead) this.#resting = window.setTimeout(() => this.#ways.ahead?.(item), REST);
  }

  focus(id: string | null): void {
    const row = id === null ? undefined : this.#rows.get(id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Keep where the list stands: the row that the keys came to where it is in sight, else the first that is. */
  keep(): void {
    const shown = this.#ids.filter((id) => this.#rows.has(id));
    const some = shown.length ? this.#rows.get(shown[0]!)! : undefined;
    const scroller = some && scrollerOf(some);
    if (!scroller) return;
    const frame = scroller.getBoundingClientRect();
    const seen = (id: string): boolean => {
      const box = this.#rows.get(id)!.getBoundingClientRect();
      return box.bottom > frame.top + 1 && box.top < frame.bottom - 1;
    };
    const at = this.at;
    const row = at !== null && this.#rows.has(at) && seen(at) ? at : (shown.find(seen) ?? null);
    if (row === null) return;
    const top = this.#rows.get(row)!.getBoundingClientRect().top - frame.top;
    here.spots.keep(here.step, this.#ways.what, { row, top, chosen: this.#chosen });
  }

  /** Stand as the list stood when this step was left; the focus is on its row again where nothing else has it. */
  #comeBack(element: HTMLElement): void {
    const spot = this.#spot!;
    this.#spot = undefined;
    void tick().then(() => {
      const free = !document.activeElement || document.activeElement === document.body;
      if (free && spot.chosen) this.#rows.get(spot.chosen)?.focus({ preventScroll: true });
      bringTo(element, spot.top);
    });
  }

  /** Begin at the top of another list, or where it stood at this step. */
  anew(): void {
    this.#spot = here.spots.at(here.step, this.#ways.what);
    const row = this.#spot?.row ? this.#rows.get(this.#spot.row) : undefined;
    if (row) return this.#comeBack(row);
    const first = this.#rows.get(this.#ids[0] ?? '');
    const scroller = first && scrollerOf(first);
    if (scroller && this.#ways.opened() === null) scroller.scrollTop = 0;
    if (!this.#spot) this.#chosen = null;
  }

  /** Close what is open beside the list; the focus goes back to its row. */
  close(): void {
    const id = this.#ways.opened();
    if (id === null) return;
    this.#ways.close?.();
    void tick().then(() => this.focus(this.#rows.has(id) ? id : this.at));
  }

  get keys(): Key[] {
    const { what, open, close, evidence, original, collect } = this.#ways;
    const on = (act: (item: T) => void) => (): void => void (this.item && act(this.item));
    const key = (key: string, does: string, run: () => void): Key => ({ key, does, group: 'List', run });
    return [
      key('j', `Next ${what}`, () => this.move(1)),
      key('k', `Previous ${what}`, () => this.move(-1)),
      key(
        'Enter',
        `Open the ${what}`,
        on((item) => open(item, false)),
      ),
      ...(evidence ? [key('e', 'Show its evidence here', on(evidence))] : []),
      ...(original ? [key('o', 'Open its report', on(original))] : []),
      ...(collect ? [key('b', 'Put it to a collection', on(collect))] : []),
      ...(close ? [key('Escape', 'Close what is open', () => this.close())] : []),
    ];
  }
}

/** Scroll the pane of a row to it; `scrollIntoView` would also have Tab begin there, past the bar. */
function show(row: HTMLElement): void {
  let pane = row.parentElement;
  while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
  if (!pane) return;
  const [box, frame] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.bottom > frame.bottom) pane.scrollTop += box.bottom - frame.bottom;
  else if (box.top < frame.top) pane.scrollTop -= frame.top - box.top;
}

/** Have a list gone through by keys while a component is shown; call it while the component is set up. */
export function useListing<T>(ways: Ways<T>): Listing<T> {
  const listing = new Listing(ways);
  useKeys(() => listing.keys);
  $effect(() => here.beforeLeaving(() => listing.keep()));
  let of: string | undefined;
  $effect(() => {
    const now = ways.of?.();
    if (of !== undefined && now !== undefined && now !== of) untrack(() => listing.anew());
    of = now ?? of;
  });
  return listing;
}
