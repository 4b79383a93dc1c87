/** Where the desk stands: the view, the record that is open, and the selection. The address bar holds all of it. */

import type { Selection } from '../api/types';
import { Steps, type Spot } from './steps';

export const VIEWS = [
  'incidents',
  'events',
  'timeline',
  'map',
  'pairs',
  'tension',
  'claims',
  'review',
  'sources',
  'search',
  'add',
  'collections',
  'accuracy',
  'help',
] as const;
export type View = (typeof VIEWS)[number] | 'reports';

/** Parameters with one value, and those with several. */
const SINGLE = [
  'since',
  'until',
  'pair',
  'box',
  'words',
  'incident',
  'judged',
  'min_confidence',
  'below',
  'published_since',
  'published_until',
  'happened',
  'period',
  'edge',
  'dated',
  'placed',
] as const;
const SEVERAL = [
  'actor',
  'recipient',
  'party',
  'type',
  'quad',
  'mode',
  'context',
  'standing',
  'place',
  'publisher',
  'without',
  'report',
] as const;
export const ASKED = [...SINGLE, ...SEVERAL] as const;
export type Asked = (typeof ASKED)[number];

export interface Address {
  view: View;
  id: string | null; // of the incident or report that is open
  selection: Selection;
  extra: Record<string, string>; // what one view alone knows: its sort, its grain, the event lit up
}

/** Return what an address says; an unknown view is `incidents`. Pure, as is `write`: tests go round. */
export function read(path: string, query: string): Address {
  const [first, second] = path.split('/').filter(Boolean);
  const view = ([...VIEWS, 'reports'] as string[]).includes(first ?? '') ? (first as View) : 'incidents';
  const asked = new URLSearchParams(query);
  const selection: Record<string, string | string[]> = {};
  const extra: Record<string, string> = {};
  for (const name of new Set(asked.keys())) {
    if ((SEVERAL as readonly string[]).includes(name)) selection[name] = asked.getAll(name).filter(Boolean);
    else if ((SINGLE as readonly string[]).includes(name)) selection[name] = asked.get(name)!;
    else extra[name] = asked.get(name)!;
  }
  return { view, id: second ? decodeURIComponent(second) : null, selection: selection as Selection, extra };
}

export function write({ view, id, selection, extra }: Address): string {
  const asked = new URLSearchParams();
  for (const name of ASKED) {
    const value = selection[name];
    for (const one of Array.isArray(value) ? value : [value]) if (one) asked.append(name, one);
  }
  for (const [name, value] of Object.entries(extra)) if (value) asked.append(name, value);
  const tail = asked.toString();
  return `/${view}${id ? `/${encodeURIComponent(id)}` : ''}${tail ? `?${tail}` : ''}`;
}

class Here {
  #now = $state.raw<Address>(read(location.pathname, location.search));
  #step = $state(stepNow());
  #leaving = new Set<() => void>();
  /** Where views stood when they were left. */
  readonly spots = new Steps<Spot>();

  constructor() {
    addEventListener('popstate', () => {
      this.#leave();
      this.#arrive();
    });
  }

  /** Which step of the history this is, counted from the first. */
  get step(): number {
    return this.#step;
  }

  /** Call this before another step is gone to; what is returned ends it. */
  beforeLeaving(run: () => void): () => void {
    this.#leaving.add(run);
    return () => void this.#leaving.delete(run);
  }
  #leave(): void {
    for (const run of this.#leaving) run();
  }
  #arrive(): void {
    this.#step = stepNow();
    this.#now = read(location.pathname, location.search);
  }

  get view(): View {
    return this.#now.view;
  }
  get id(): string | null {
    return this.#now.id;
  }
  get selection(): Selection {
    return this.#now.selection;
  }
  get extra(): Record<string, string> {
    return this.#now.extra;
  }

  /** Return the address of a place: what is not said stays as it is; extras belong to their view and fall away. */
  link(to: Partial<Address>): string {
    const moved = to.view !== undefined && to.view !== this.#now.view;
    return write({ ...this.#now, ...(moved ? { id: null, extra: {} } : {}), ...to });
  }

  /** Go there; `replace` leaves no step for the back button (while a hand still drags or types). */
  go(to: Partial<Address>, replace = false): void {
    this.visit(this.link(to), replace);
  }

  /** Go to an address of the desk. */
  visit(url: string, replace = false): void {
    if (!replace) this.#leave();
    const step = replace ? this.#step : this.#step + 1;
    this.spots.forgetFrom(step);
    history[replace ? 'replaceState' : 'pushState']({ step }, '', url);
    this.#arrive();
  }

  /** Ask for more or for something else: `undefined`, '' and [] take a filter away. */
  ask(change: Partial<Selection>, replace = false): void {
    const selection: Record<string, unknown> = { ...this.#now.selection, ...change };
    for (const [name, value] of Object.entries(selection)) {
      if (value === undefined || value === '' || (Array.isArray(value) && !value.length)) delete selection[name];
    }
    this.go({ selection: selection as Selection }, replace);
  }

  /** Put a value to a filter of several, or take it out where it stands there. */
  toggle(name: (typeof SEVERAL)[number], value: string): void {
    const now = this.#now.selection[name] ?? [];
    this.ask({ [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
  }

  /** Set what one view alone knows; '' takes it away. */
  set(change: Record<string, string>, replace = false): void {
    this.go({ extra: { ...this.#now.extra, ...change } }, replace);
  }
}

function stepNow(): number {
  const state: unknown = globalThis.history?.state;
  return state && typeof state === 'object' && 'step' in state ? Number(state.step) || 0 : 0;
}

export const here = new Here();
