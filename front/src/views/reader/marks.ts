/** What is marked in a report: every part of its events and claims, where it stands, and how each piece of text is painted. */

import type { Range, ReaderClaim, ReaderEvent, ReaderReport } from '../../api/types';
import type { Mark, Piece } from '../../lib/pieces';

export const KINDS = [
  { kind: 'event', label: 'Event', does: 'words that tell what happened' },
  { kind: 'actor', label: 'Actor', does: 'who did it' },
  { kind: 'recipient', label: 'Recipient', does: 'to whom it was done' },
  { kind: 'place', label: 'Place', does: 'where it happened' },
  { kind: 'time', label: 'Time', does: 'when it happened' },
  { kind: 'figure', label: 'Figure', does: 'how many' },
  { kind: 'claim', label: 'Claim', does: 'what somebody says' },
  { kind: 'speaker', label: 'Speaker', does: 'who says it' },
] as const;
export type Kind = (typeof KINDS)[number]['kind'];

/** What is lit up: a record whole, or one part of it. */
export interface Lit {
  record: string;
  part?: string;
}

/** How a piece is drawn: `ink` underlines narrow parts, `ground` lies under wide ones. */
export interface Paint {
  ink: Mark | null;
  ground: Mark | null;
  strength: 'rest' | 'open' | 'lit';
}

type Where = Map<string, Range>;

/** Return the marks of an event; parts whose mention the report does not list are left out. */
export function markEvent(event: ReaderEvent, mentions: Where): Mark[] {
  const mark = (what: Mark['what'], part: string, span: Range | null | undefined): Mark[] =>
    span ? [{ start: span.start, end: span.end, what, part, record: event.id }] : [];
  const spoken = (what: 'actor' | 'recipient', ids: string[]): Mark[] =>
    ids.flatMap((id) => mark(what, `${what}:${id}`, mentions.get(id)));
  return [
    ...event.sentences.flatMap((span) => mark('sentence', 'sentence', span)),
    ...mark('event', 'trigger', event.trigger_span),
    ...event.tellings
      .filter((span) => span.start !== event.trigger_span.start)
      .flatMap((span) => mark('event', 'telling', span)),
    ...spoken('actor', event.actor_ids),
    ...spoken('recipient', event.recipient_ids),
    ...mark('place', 'place', told(event.where) && event.place_id ? mentions.get(event.place_id) : null),
    ...mark('time', 'time', told(event.when) ? event.when_span : null),
    ...event.quantities.flatMap((figure, index) => mark('figure', `figure:${index}`, figure)),
  ];
}

/** Return whether words of the text stand for a time or place: an assumed one points at words that do not tell it. */
export function told(said: { how: string | null } | null): boolean {
  return said !== null && said.how !== 'assumed';
}

export function markClaim(claim: ReaderClaim, mentions: Where): Mark[] {
  const mark = (what: Mark['what'], span: Range | null | undefined): Mark[] =>
    span ? [{ start: span.start, end: span.end, what, part: what, record: claim.id }] : [];
  return [
    ...claim.content_spans.flatMap((span) => mark('claim', span)),
    ...mark('cue', claim.cue_span),
    ...mark('speaker', claim.speaker ? mentions.get(claim.speaker) : null),
  ];
}

/** Return all marks of a report, those of rejected records only where they are asked for. */
export function markAll(report: ReaderReport, rejected: boolean): Mark[] {
  const mentions: Where = new Map(report.mentions.map((mention) => [mention.id, mention]));
  const shown = (record: { rejected: boolean }): boolean => rejected || !record.rejected;
  return [
    ...report.events.filter(shown).flatMap((event) => markEvent(event, mentions)),
    ...report.claims.filter(shown).flatMap((claim) => markClaim(claim, mentions)),
  ];
}

export function kindOf(mark: Mark): Kind | null {
  if (mark.what === 'cue') return 'claim';
  return KINDS.find(({ kind }) => kind === mark.what)?.kind ?? null;
}

const RANK: Mark['what'][] = ['event', 'figure', 'time', 'place', 'speaker', 'actor', 'recipient', 'cue'];
const WIDE: Mark['what'][] = ['claim', 'sentence'];

/** Return how strongly a mark speaks now: 2 lit up, 1 of the record that is open, 0 neither. */
function strength(mark: Mark, lit: Lit | null, open: string | null): number {
  if (lit && mark.record === lit.record && (!lit.part || mark.part === lit.part)) return 2;
  return mark.record === open ? 1 : 0;
}

/** Return how a piece is painted: what is lit goes before what is open, that before all else; sentences only where open. */
export function paint(piece: Piece, lit: Lit | null, open: string | null): Paint {
  let ink: Mark | null = null;
  let ground: Mark | null = null;
  let inkStrength = -1;
  let groundStrength = -1;
  for (const mark of piece.marks) {
    const now = strength(mark, lit, open);
    if (WIDE.includes(mark.what)) {
      if (mark.what === 'sentence' && now === 0) continue;
      if (now > groundStrength) [ground, groundStrength] = [mark, now];
    } else if (now > inkStrength || (now === inkStrength && rank(mark) < rank(ink!))) {
      [ink, inkStrength] = [mark, now];
    }
  }
  return { ink, ground, strength: (['rest', 'open', 'lit'] as const)[Math.max(inkStrength, groundStrength, 0)]! };
}

function rank(mark: Mark): number {
  const place = RANK.indexOf(mark.what);
  return place < 0 ? RANK.length : place;
}

/** Return the mark that a hand on a piece means: the narrowest, of the open record where it has one there. */
export function meant(piece: Piece, open: string | null): Mark | null {
  const marks = piece.marks.filter((mark) => mark.what !== 'sentence');
  const narrow = [...marks].sort(
    (one, other) => width(one) - width(other) || Number(other.what === 'event') - Number(one.what === 'event'),
  );
  return narrow.find((mark) => mark.record === open && !WIDE.includes(mark.what)) ?? narrow[0] ?? null;
}

function width(mark: Mark): number {
  return mark.end - mark.start;
}

/** Return the marks that touch each stretch of a text, by where it begins; stretches are in order and do not overlap. */
export function byStretch(stretches: readonly Range[], marks: readonly Mark[]): Map<number, Mark[]> {
  const touching = new Map<number, Mark[]>(stretches.map((one) => [one.start, []]));
  for (const mark of marks) {
    for (let index = firstAfter(stretches, mark.start); index < stretches.length; index += 1) {
      if (stretches[index]!.start >= mark.end) break;
      touching.get(stretches[index]!.start)!.push(mark);
    }
  }
  return touching;
}

/** Return the index of the first stretch that ends after `place`. */
function firstAfter(stretches: readonly Range[], place: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
