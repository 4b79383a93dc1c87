/** Values of fields as people see and write them: pure. */

import type { Judgement, Mention, Party, ReaderClaim, ReaderEvent, When } from '../../api/types';
import type { Choice } from '../../lib/choices';
import { sayParties, sayWhen } from '../../lib/say';

const NOBODY = ['time', 'quantity'];

/** A party that is put in the place of others: a mention of the report, or what was written. */
export interface Chosen {
  id: string; // of the mention; '' for one that was written
  words: string;
  value: string | Record<string, unknown>; // as the API takes it
}

export function chosenOf(party: Party): Chosen {
  const { mention, name, country, sectors } = party;
  return { id: mention ?? '', words: name, value: mention ?? { name, country, sectors } };
}

/** Return the mentions that may be a party, each name once, the most often named first. */
export function listParties(mentions: readonly Mention[], country: (code: string | null) => string): Choice[] {
  const found = new Map<string, Choice & { times: number }>();
  for (const one of mentions) {
    if (NOBODY.includes(one.kind)) continue;
    const words = one.name ?? one.text;
    const key = one.entity ?? `${words}|${one.country}`;
    const known = found.get(key);
    if (known) known.times += 1;
    else {
      const land = country(one.country);
      const hint = [land === words ? '' : land, one.sectors.join(' '), one.text === words ? '' : `“${one.text}”`];
      found.set(key, {
        id: one.id,
        words,
        also: `${one.text} ${one.country ?? ''}`,
        hint: hint.filter(Boolean).join(' · '),
        times: 1,
      });
    }
  }
  return [...found.values()].sort((one, other) => other.times - one.times).map(({ times: _, ...choice }) => choice);
}

/** Return mentions that may be a place, each name once. */
export function listPlaces(mentions: readonly Mention[], country: (code: string | null) => string): Choice[] {
  const found = new Map<string, Choice>();
  for (const one of mentions) {
    if (!['place', 'country', 'facility'].includes(one.kind)) continue;
    const words = one.name ?? one.text;
    if (!found.has(words)) found.set(words, { id: one.id, words, hint: country(one.country), also: one.text });
  }
  return [...found.values()];
}

/** Return a time for a form: ISO days, months or years, '' for none. */
export function daysOf(when: When | null): { from: string; until: string } {
  if (!when?.start) return { from: '', until: '' };
  const cut = when.grain === 'year' ? 4 : when.grain === 'month' ? 7 : 10;
  const from = when.start.slice(0, cut);
  const until = (when.end ?? when.start).slice(0, cut);
  return { from, until: until === from ? '' : until };
}

/** Return the time of a form as the API takes it: `null` for none, a fault where it is no day, month or year. */
export function readDays(from: string, until: string): { value: string | null; fault: string } {
  const one = from.trim();
  const two = until.trim();
  if (!one && !two) return { value: null, fault: '' };
  if (!one) return { value: null, fault: 'The first day is missing.' };
  if (![one, two || one].every((day) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(day)))
    return { value: null, fault: 'A day is 2024-05-16, a month 2024-05, a year 2024.' };
  if (two && two < one) return { value: null, fault: 'It ends before it starts.' };
  return { value: two ? `${one}/${two}` : one, fault: '' };
}

/** Return what a field of a record is now, in words; "none" for nothing. */
export function sayField(record: ReaderEvent | ReaderClaim, field: string): string {
  if ('type' in record) {
    if (field === 'actors' || field === 'recipients') return sayParties(record[field]);
    if (field === 'when') return sayWhen(record.when) || 'not known';
    if (field === 'where') return record.where?.name ?? record.where?.country ?? 'not known';
    if (field === 'quantities') return record.quantities.map((one) => one.text).join(', ') || 'none';
  } else if (field === 'speaker') return record.speaker_name ?? 'nobody named';
  const value = (record as unknown as Record<string, unknown>)[field];
  return sayValue(value);
}

/** Return a value of any field in words: names of parties, names in lists, "none". */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return value.map(sayValue).join(', ') || 'none';
  if (typeof value === 'object') {
    const found = value as Record<string, unknown>;
    if (typeof found.start === 'string')
      return sayWhen({
        start: found.start,
        end: found.end as string,
        grain: found.grain as When['grain'],
        how: null,
        text: null,
      });
    if (typeof found.value === 'number') return [found.value, found.of, found.fate].filter(Boolean).join(' ');
    return String(found.name ?? found.words ?? found.country ?? 'somebody');
  }
  return String(value).replaceAll('_', ' ');
}

const DID: Record<Judgement['action'], string> = {
  confirm: 'accepted it',
  reject: 'rejected it',
  amend: 'amended',
  note: 'noted',
  merge: 'merged it with another',
  split: 'split it',
  undo: 'took a judgement back',
};
const NOW: Record<NonNullable<Judgement['now']>, string> = {
  agrees: 'the model now agrees',
  differs: 'the model now differs',
  gone: 'the model no longer finds it',
};

/** Return a judgement in a sentence: what was decided, from what to what, and what the newest reading makes of it. */
export function sayJudgement(one: Judgement): { did: string; now: string } {
  const amended = one.action === 'amend' ? ` ${one.field}: ${sayValue(one.was)} → ${sayValue(one.value)}` : '';
  return { did: `${DID[one.action]}${amended}`, now: one.now ? NOW[one.now] : '' };
}
