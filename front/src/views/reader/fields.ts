/** The fields of an event or claim in words, each with the parts of the text that it lights. */

import type { Figure, Party, ReaderClaim, ReaderEvent, Standing, When, Where } from '../../api/types';
import { told } from './marks';
import { sayNumber, sayUnit, sayWhen, sayWhere } from '../../lib/say';

export interface Field {
  name: string; // "Actor"
  words: string;
  note: string; // what makes it less sure or more exact; '' for nothing
  part: string; // of the record's marks; '' where no words of the text stand for it
  what: string; // colour: a kind of mark, or ''
}

/** What codes mean, as the codebook of the archive has it. */
export interface Names {
  country: (code: string | null) => string;
  sector: (code: string) => string;
  standing: (standing: Standing) => string;
  context: (context: string) => string;
}

const ROLE_LIMIT = 60;
const HOW: Record<string, string> = {
  scene: 'by what the story told before',
  assumed: 'not told: assumed by day and home of the story',
};

export function fieldsOfEvent(event: ReaderEvent, names: Names): Field[] {
  return [
    ...roles('Actor', 'actor', event.actors, names),
    ...roles('Recipient', 'recipient', event.recipients, names),
    field(
      'When',
      sayWhen(event.when) || 'not told',
      noteWhen(event.when),
      event.when_span && told(event.when) ? 'time' : '',
      'time',
    ),
    field(
      'Where',
      sayWhere(event.where, names.country) || 'not told',
      noteWhere(event.where),
      event.place_id && told(event.where) ? 'place' : '',
      'place',
    ),
    ...event.quantities.map((figure, index) =>
      field('Figure', sayFigure(figure), figure.text, `figure:${index}`, 'figure'),
    ),
    ...event.contexts.map((context) => field('Context', plain(context), names.context(context), 'sentence', '')),
    ...event.auxiliaries.map((word) => field('Told as', plain(word), '', 'sentence', '')),
    field('Confidence', event.confidence.toFixed(2), 'of 1: how sure the coder is of the type', '', ''),
  ];
}

/** Return what stands behind the coding: numbers and versions that no words of the text show. */
export function makingOf(event: ReaderEvent): Field[] {
  return [
    field('Scale', signed(event.score), 'from −10, conflict, to +10, cooperation', '', ''),
    ...(event.cameo ? [field('CAMEO', event.cameo, 'the code of the older scheme', '', '')] : []),
    field('Made by', event.made_by, '', '', ''),
  ];
}

export function fieldsOfClaim(claim: ReaderClaim, names: Names): Field[] {
  const country = names.country(claim.speaker_country);
  return [
    field('Speaker', claim.speaker_name ?? 'nobody named', country, claim.speaker ? 'speaker' : '', 'speaker'),
    field('Says it by', claim.cue ?? 'no word of saying', '', claim.cue_span ? 'cue' : '', 'claim'),
    field('Stance', plain(claim.stance), claim.quoted ? 'in quotation marks' : 'in the words of the report', '', ''),
    field('Claim', claim.content, '', claim.content_spans.length ? 'claim' : '', 'claim'),
  ];
}

function field(name: string, words: string, note: string, part: string, what: string): Field {
  return { name, words, note, part, what };
}

function roles(name: string, what: 'actor' | 'recipient', parties: Party[], names: Names): Field[] {
  if (!parties.length) return [field(name, 'nobody named', '', '', what)];
  return parties.slice(0, ROLE_LIMIT).map((party) => {
    const country = names.country(party.country);
    const note = [country === party.name ? '' : country, ...party.sectors.map(names.sector)].filter(Boolean).join(', ');
    return field(name, party.name, note, party.mention ? `${what}:${party.mention}` : '', what);
  });
}

/** Return a figure in words: "12 people killed", "40 to 50 people wounded". */
export function sayFigure(figure: Figure): string {
  const low = figure.low ?? figure.value;
  const high = figure.high ?? figure.value;
  const number = low === high ? sayNumber(figure.value) : `${sayNumber(low)} to ${sayNumber(high)}`;
  return [number, sayUnit(figure.unit, high), figure.of, figure.fate].filter(Boolean).join(' ');
}

function noteWhen(when: When | null): string {
  if (!when?.start) return '';
  const grain = when.grain && when.grain !== 'day' ? `to the ${when.grain}` : '';
  const told = when.text && when.how !== 'assumed' ? `“${when.text}”` : '';
  return [told, grain, HOW[when.how ?? ''] ?? ''].filter(Boolean).join(' · ');
}

function noteWhere(where: Where | null): string {
  if (!where) return '';
  const exact = where.precision === 'country' ? 'the country only' : (where.precision ?? '');
  return [exact, HOW[where.how ?? ''] ?? ''].filter(Boolean).join(' · ');
}

function signed(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value)}`;
}

export function plain(code: string): string {
  return code.replaceAll('_', ' ');
}
