/** Values in words: days, counts, parties. One way for all views. */

import type { EventRow, IncidentRow, Party, When, Where } from '../api/types';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const NUMBER = new Intl.NumberFormat('en-GB');
const SHORT = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

export function sayNumber(value: number): string {
  return NUMBER.format(value);
}

/** Return a number for a narrow place: "2,310", "1.2M", "300B". */
export function sayShort(value: number): string {
  return value < 1e6 ? NUMBER.format(value) : SHORT.format(value);
}

/** Return "1 event", "2,310 events": a number never stands without what it counts. */
export function sayCount(value: number, one: string, many = `${one}s`): string {
  return `${sayNumber(value)} ${value === 1 ? one : many}`;
}

/** Return a measure in its plural where there is more than one: words have one ("miles"), signs have none ("km"). */
export function sayUnit(unit: string | null, most: number): string | null {
  const word = unit !== null && unit.length > 3 && unit === unit.toLowerCase() && unit !== 'percent';
  return word && most !== 1 ? `${unit}s` : unit;
}

/** Return an ISO day or moment as a day, '' for none; what is no day comes back as it is. */
export function sayDay(iso: string | null | undefined): string {
  if (!iso) return '';
  const moment = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return Number.isNaN(moment.valueOf()) ? iso : DAY.format(moment);
}

export function sayMonth(iso: string): string {
  return MONTH.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

/** Return a time as exact as it is: a day, a span of days, a month, a year. */
export function sayWhen(when: When | null): string {
  if (!when?.start) return '';
  if (when.grain === 'year') return when.start.slice(0, 4);
  if (when.grain === 'month') return sayMonth(when.start);
  if (!when.end || when.end === when.start) return sayDay(when.start);
  return saySpan(when.start, when.end);
}

/** Return two days as a span: "3–5 May 2024", "30 Apr – 2 May 2024"; what both have is said once. */
export function saySpan(start: string, end: string): string {
  const [one, other] = [start, end].map((iso) => sayDay(iso).split(' '));
  if (one?.length !== 3 || other?.length !== 3) return `${sayDay(start)} – ${sayDay(end)}`;
  if (one[2] !== other[2]) return `${one.join(' ')} – ${other.join(' ')}`;
  if (one[1] !== other[1]) return `${one[0]} ${one[1]} – ${other.join(' ')}`;
  return `${one[0]}–${other.join(' ')}`;
}

/** Return whether a time is known no closer than the month: it is said as such. */
export function isVague(when: When | null): boolean {
  return when?.grain === 'month' || when?.grain === 'year';
}

export function sayWhere(where: Where | null, country: (code: string | null) => string): string {
  if (!where) return '';
  const land = country(where.country);
  return [where.name, where.name === land ? '' : land].filter(Boolean).join(', ');
}

/** Return the names of parties, "nobody named" where there are none. */
export function sayParties(parties: Party[]): string {
  return parties.map((party) => party.name).join(', ') || 'nobody named';
}

export function sayType(record: Pick<EventRow | IncidentRow, 'type' | 'mode'>): string {
  return [record.type, record.mode].filter(Boolean).join(' / ').replaceAll('_', ' ').toLowerCase();
}
