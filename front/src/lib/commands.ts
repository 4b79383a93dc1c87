/** What the palette offers: ways to go and things to do, what records are called, what is saved. */

import type { Codebook, Facet, Saved, Selection } from '../api/types';
import type { Address } from './address.svelte';
import type { Choice } from './choices';
import type { Key } from './keys.svelte';

export interface Command extends Choice {
  run?: () => void;
  to?: Partial<Address>;
  href?: string;
}

/** Return every key that does something now as a command, but those that go through lists; the latest of a name wins. */
export function ofKeys(keys: readonly Key[]): Command[] {
  const found = new Map<string, Command>();
  for (const one of keys) {
    if (one.group === 'List' || one.key === 'Escape' || one.key === 'Ctrl+k') continue;
    const id = `key ${one.group} ${one.does}`;
    const group = one.group === 'Go' ? 'Go to' : one.group === 'Judge' ? 'Judge' : 'Do';
    found.set(id, { id, words: one.does, group, keys: one.key, run: one.run });
  }
  return [...found.values()];
}

export function ofPlaces(
  places: readonly { view: Address['view']; name: string; key: string; shown: string }[],
): Command[] {
  return places
    .filter((one) => one.shown !== 'none' && !one.key)
    .map((one) => ({ id: `view ${one.view}`, words: one.name, group: 'Go to', to: { view: one.view } }));
}

/** Return what the codebook and the archive name, each as a filter that is set anew. */
export function ofNames(book: Codebook, publishers: readonly Facet[], selection: Selection): Command[] {
  const ask = (change: Selection): Partial<Address> => ({ selection: { ...selection, ...change }, id: null });
  return [
    ...book.types.map((one) => ({
      id: `type ${one.type}`,
      words: one.label,
      also: one.type,
      hint: one.definition,
      quad: one.quad,
      group: 'Types',
      to: ask({ type: [one.type] }),
    })),
    ...book.countries.flatMap((one) => [
      {
        id: `actor ${one.code}`,
        words: one.name,
        also: one.code,
        hint: 'as actor',
        group: 'Countries',
        to: ask({ actor: [one.code] }),
      },
      {
        id: `place ${one.code}`,
        words: one.name,
        also: one.code,
        hint: 'as place',
        group: 'Countries',
        to: ask({ place: [one.code] }),
      },
    ]),
    ...publishers.map((one) => ({
      id: `publisher ${one.value}`,
      words: one.label || one.value,
      count: one.count,
      group: 'Publishers',
      to: ask({ publisher: [one.value] }),
    })),
  ];
}

export function ofSaved(saved: readonly Saved[]): Command[] {
  return saved.map((one) => ({
    id: `saved ${one.id}`,
    words: one.name,
    hint: one.kind,
    group: 'Saved',
    href: one.kind === 'search' && inside(one.address) ? one.address : '/collections',
  }));
}

/** Return the ways that typed words may mean by themselves: an id of a record, or words to search for. */
export function ofTyped(typed: string, selection: Selection = {}): Command[] {
  const words = typed.trim();
  if (words.length < 2) return [];
  const search = {
    id: 'search',
    words: `Search reports for “${words}”`,
    group: 'Search',
    to: { view: 'search' as const, id: null, extra: { q: words } },
  };
  const named = (['actor', 'recipient'] as const).map((side) => ({
    id: `${side} named`,
    words: side === 'actor' ? `What “${words}” does` : `What is done to “${words}”`,
    hint: `${side} by name`,
    group: 'Search',
    to: { id: null, selection: { ...selection, [side]: [words] } },
  }));
  if (!/^[eic]?[0-9a-f]{6,24}$/i.test(words) && !/^\S*\d\S*$/.test(words)) return [search, ...named];
  const kind = /^e[0-9a-f]{5,}/.test(words) ? 'event' : /^i[0-9a-f]{5,}/.test(words) ? 'incident' : 'report';
  return [{ id: `open ${kind}`, words: `Open the ${kind} ${words}`, group: 'Records' }, search];
}

/** Return whether an address is one of the desk: a path, and not `//elsewhere`. */
export function inside(address: string): boolean {
  return /^\/(?![/\\])/.test(address);
}
