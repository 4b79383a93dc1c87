/** What is asked, in words: for chips, and for the line of source under a chart. */

import type { Quad, Selection } from '../api/types';
import { ASKED, type Asked } from './address.svelte';
import { known, QUADS } from './codebook.svelte';
import { sayDay } from './say';

export interface AskedValue {
  name: Asked;
  value: string;
  words: string;
}

const WORDS: Partial<Record<Asked, string>> = {
  since: 'from',
  until: 'until',
  without: 'not by',
  words: 'words',
  place: 'in',
  publisher: 'by',
  min_confidence: 'confidence from',
  below: 'confidence below',
  published_since: 'told from',
  published_until: 'told until',
  party: 'with',
};
const DAYS: Asked[] = ['since', 'until', 'published_since', 'published_until'];
const DATED: Record<string, string> = {
  exact: 'dated to a day or week',
  vague: 'dated to a month or year only',
  none: 'without a date',
};

/** Return all that a selection asks, value by value, in the order of the address. */
export function listAsked(selection: Selection): AskedValue[] {
  return ASKED.flatMap((name) => {
    const value = selection[name];
    const values = Array.isArray(value) ? value : value ? [value] : [];
    return values.map((one) => ({ name, value: one, words: sayAsked(name, one) }));
  });
}

/** Return every way to ask less, one filter taken away at a time (the days are one), and all of them at last. */
export function waysOut(selection: Selection): { words: string; selection: Selection }[] {
  const asked = listAsked(selection);
  const days = asked.filter((one) => DAYS.includes(one.name));
  const parts = [
    ...(days.length ? [days] : []),
    ...asked.filter((one) => !DAYS.includes(one.name)).map((one) => [one]),
  ];
  const ways = parts.map((part) => ({
    words: `Without “${part.map((one) => one.words).join(' ')}”`,
    selection: part.reduce(without, selection),
  }));
  return ways.length > 1 ? [...ways, { words: 'Without any filter', selection: {} }] : ways;
}

function without(selection: Selection, { name, value }: AskedValue): Selection {
  const { [name]: now, ...rest } = selection;
  const left = Array.isArray(now) ? now.filter((one) => one !== value) : [];
  return left.length ? { ...rest, [name]: left } : rest;
}

export function sayAsked(name: Asked, value: string): string {
  const head = WORDS[name] ?? name.replaceAll('_', ' ');
  if (DAYS.includes(name)) return `${head} ${sayDay(value)}`;
  if (name === 'box') return `box ${value.split(',').map(toTenth).join(', ')}`;
  if (name === 'happened') return 'only what happened';
  if (name === 'place') return value === '-' ? 'no country known' : `${head} ${known.country(value)}`;
  if (name === 'period') return sayPeriod(value);
  if (name === 'edge') return sayEdge(value);
  if (name === 'dated') return DATED[value] ?? value;
  if (name === 'placed') return value === 'no' ? 'in no known country' : 'in a known country';
  if (name === 'pair') return value.split(',').map(known.country.bind(known)).join(' ↔ ');
  if (name === 'actor' || name === 'recipient' || name === 'party') return `${head} ${sayParty(value)}`;
  if (name === 'quad') return QUADS[Number(value) as Quad]?.name.toLowerCase() ?? value;
  return `${head} ${value.replaceAll('_', ' ')}`;
}

/** Return a party as it is asked for: a country, "RUS/MIL", "/MIL" of whatever country, or a name. */
function sayParty(value: string): string {
  const [country = '', sector] = value.split('/');
  if (sector === undefined) return known.country(value);
  return [known.country(country), known.sectorName(sector)].filter(Boolean).join(': ');
}

function sayPeriod(value: string): string {
  const [by = '', start = ''] = value.split(':');
  if (start === 'vague') return `dated vaguer than a ${by}`;
  return start === 'outside' ? `outside of the ${by}s with reports` : `${by} of ${sayDay(start)}`;
}

function sayEdge(value: string): string {
  const ends = value.slice(value.indexOf(':') + 1).split('>');
  const name = value.startsWith('country:') ? known.country.bind(known) : (end: string) => end;
  return ends.map(name).join(' → ');
}

function toTenth(degrees: string): string {
  return Number(degrees).toFixed(1);
}
