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
};
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

export function sayAsked(name: Asked, value: string): string {
  const head = WORDS[name] ?? name.replaceAll('_', ' ');
  if (name === 'since' || name === 'until') return `${head} ${sayDay(value)}`;
  if (name === 'box') return `box ${value.split(',').map(toTenth).join(', ')}`;
  if (name === 'happened') return 'only what happened';
  if (name === 'place') return value === '-' ? 'no country known' : `${head} ${known.country(value)}`;
  if (name === 'period') return sayPeriod(value);
  if (name === 'edge') return sayEdge(value);
  if (name === 'dated') return DATED[value] ?? value;
  if (name === 'placed') return value === 'no' ? 'in no known country' : 'in a known country';
  if (name === 'pair') return value.split(',').map(known.country.bind(known)).join(' ↔ ');
  if (name === 'actor' || name === 'recipient') return `${name} ${sayParty(value)}`;
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
  return start === 'vague' ? `dated vaguer than a ${by}` : `${by} of ${sayDay(start)}`;
}

function sayEdge(value: string): string {
  const ends = value.slice(value.indexOf(':') + 1).split('>');
  const name = value.startsWith('country:') ? known.country.bind(known) : (end: string) => end;
  return ends.length > 1 ? ends.map(name).join(' → ') : `with ${name(ends[0]!)}`;
}

function toTenth(degrees: string): string {
  return Number(degrees).toFixed(1);
}
