/** What can be asked, and the choices of each: pure, from the codebook and from counts. */

import type { Codebook, Facet, Selection } from '../../api/types';
import type { Asked } from '../../lib/address.svelte';
import type { Choice } from '../../lib/choices';
import { QUADS } from '../../lib/codebook.svelte';

export interface Dimension {
  name: Asked | 'time';
  words: string;
  hint: string;
  facet: string | null; // field whose counts are asked; null: it has a form of its own
}

export const DIMENSIONS: Dimension[] = [
  { name: 'time', words: 'Time', hint: 'days, or a quick span', facet: null },
  { name: 'dated', words: 'Dates', hint: 'exact ones only, or those that are vague', facet: null },
  { name: 'pair', words: 'Pair', hint: 'two countries, whoever acts', facet: 'place' },
  { name: 'actor', words: 'Actor', hint: 'who does it: country or name', facet: 'actor' },
  { name: 'recipient', words: 'Recipient', hint: 'to whom: country or name', facet: 'recipient' },
  { name: 'type', words: 'Type', hint: 'what is done, in four families', facet: 'type' },
  { name: 'quad', words: 'Family', hint: 'conflict or cooperation, in words or deeds', facet: 'quad' },
  { name: 'mode', words: 'Mode', hint: 'how it is done', facet: 'mode' },
  { name: 'context', words: 'Context', hint: 'what it is about', facet: 'context' },
  { name: 'place', words: 'Place', hint: 'country where it happened', facet: 'place' },
  { name: 'standing', words: 'Standing', hint: 'reported, claimed, confirmed, disputed', facet: 'standing' },
  { name: 'publisher', words: 'Publisher', hint: 'only told by', facet: 'publisher' },
  { name: 'without', words: 'Without publisher', hint: 'all but', facet: 'publisher' },
  { name: 'words', words: 'Words', hint: 'in the report', facet: null },
  { name: 'min_confidence', words: 'Confidence', hint: 'at least', facet: null },
  { name: 'happened', words: 'Happened', hint: 'nothing denied, feared or to come', facet: null },
  { name: 'judged', words: 'Judged', hint: 'by people, or not yet', facet: 'judged' },
];

const COUNTRY_FIELDS = ['actor', 'recipient', 'place', 'pair'];
/** How exactly an event is dated, as it may be asked for. */
export const DATES = {
  exact: 'Exact: to a day or a week',
  vague: 'Vague: to a month or a year only',
  none: 'Without a date',
} as const;
export const CONFIDENCES = ['0.3', '0.5', '0.7', '0.8', '0.9'];

/** Return the choices of a dimension: first those that occur, with their counts, then what else the codebook has. */
export function listChoices(name: string, book: Codebook, facets: Facet[] | undefined, selection: Selection): Choice[] {
  const counts = new Map(facets?.map((one) => [one.value, one.count]));
  const now = selection[name as keyof Selection];
  const chosen = (value: string): boolean => (Array.isArray(now) ? now.includes(value) : now === value);
  const make = (value: string, words: string, more: Partial<Choice> = {}): Choice => ({
    id: value,
    words,
    chosen: chosen(value),
    ...(facets ? { count: counts.get(value) ?? 0 } : {}),
    ...more,
  });
  if (name === 'dated') return Object.entries(DATES).map(([id, words]) => ({ id, words, chosen: chosen(id) }));
  if (name === 'quad') return ([1, 2, 3, 4] as const).map((quad) => make(String(quad), QUADS[quad].name, { quad }));
  if (name === 'type') return listTypes(book, make);
  if (name === 'mode') return listModes(book, counts, make);
  if (name === 'context')
    return book.contexts.map((one) => make(one.context, one.context.replaceAll('_', ' '), { hint: one.definition }));
  if (name === 'standing')
    return book.standings.map((one) => make(one.standing, one.standing, { hint: one.definition }));
  if (name === 'min_confidence')
    return CONFIDENCES.map((one) => ({ id: one, words: `${one} and above`, chosen: chosen(one) }));
  if (name === 'happened') return [{ id: 'true', words: 'Only what happened', chosen: chosen('true') }];
  if (name === 'judged') return [make('yes', 'Judged by people'), make('no', 'Not judged yet')];
  const listed = (facets ?? []).map((one) => make(one.value, one.label || one.value, { also: one.value }));
  if (!COUNTRY_FIELDS.includes(name)) return listed;
  const sectors =
    name === 'actor' || name === 'recipient'
      ? book.sectors.map((one) => ({
          id: `/${one.sector}`,
          words: one.name,
          hint: 'of whatever country',
          also: `${one.sector} ${one.label}`,
          chosen: chosen(`/${one.sector}`),
        }))
      : [];
  const there = new Set(listed.map((one) => one.id));
  const rest = book.countries.filter((one) => !there.has(one.code));
  return [...listed, ...rest.map((one) => make(one.code, one.name, { also: one.code })), ...sectors];
}

type Make = (value: string, words: string, more?: Partial<Choice>) => Choice;

function listTypes(book: Codebook, make: Make): Choice[] {
  return [...book.types]
    .sort((one, other) => one.quad - other.quad)
    .map((one) =>
      make(one.type, one.label, {
        hint: one.definition,
        quad: one.quad,
        group: QUADS[one.quad].name,
        also: one.definition,
      }),
    );
}

/** Modes of several types may have one name: it is listed once, under the types that have it. */
function listModes(book: Codebook, counts: Map<string, number>, make: Make): Choice[] {
  const types = new Map<string, string[]>();
  for (const type of book.types)
    for (const one of type.modes) types.set(one.mode, [...(types.get(one.mode) ?? []), type.label]);
  return [...types]
    .map(([mode, labels]) => make(mode, mode, { hint: labels.join(', ').toLowerCase() }))
    .sort((one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0));
}

/** Return values of all dimensions that typing may mean at once: "ukr" is an actor, a recipient and a place. */
export function listShortcuts(book: Codebook): (Choice & { of: Asked; value: string })[] {
  const found: (Choice & { of: Asked; value: string })[] = [];
  const add = (of: Asked, value: string, words: string, hint: string, more: Partial<Choice> = {}): void =>
    void found.push({ id: `${of}=${value}`, of, value, words, hint, also: value, group: 'Straight to', ...more });
  for (const one of book.types) add('type', one.type, one.label, 'type', { quad: one.quad });
  for (const one of book.standings) add('standing', one.standing, one.standing, 'standing');
  for (const { code, name } of book.countries) {
    add('actor', code, name, 'as actor');
    add('recipient', code, name, 'as recipient');
    add('place', code, name, 'as place');
  }
  for (const one of book.contexts) add('context', one.context, one.context.replaceAll('_', ' '), 'context');
  return found;
}

/** Return quick spans that end with the archive's last day (ISO days, both included). */
export function listSpans(last: string): { words: string; since: string; until: string }[] {
  const until = new Date(`${last}T00:00:00Z`);
  const back = (days: number): string => new Date(until.valueOf() - days * 86_400_000).toISOString().slice(0, 10);
  return [
    { words: 'last day', since: last, until: last },
    { words: 'last 7 days', since: back(6), until: last },
    { words: 'last 30 days', since: back(29), until: last },
    { words: 'last 90 days', since: back(89), until: last },
    { words: 'last 365 days', since: back(364), until: last },
    { words: `all of ${last.slice(0, 4)}`, since: `${last.slice(0, 4)}-01-01`, until: `${last.slice(0, 4)}-12-31` },
  ];
}
