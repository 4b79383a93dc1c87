/** Spans that lie over each other, laid flat: the text in pieces, each with all that covers it. */

import type { Range } from '../api/types';

export interface Mark extends Range {
  record: string; // id of the event, claim or mention that it belongs to
  what:
    | 'event'
    | 'actor'
    | 'recipient'
    | 'place'
    | 'time'
    | 'figure'
    | 'claim'
    | 'speaker'
    | 'cue'
    | 'sentence'
    | 'found'
    | 'mention';
  part?: string; // which of its record's parts: "actor:m3"; what a field of the record lights
}

export interface Piece extends Range {
  marks: Mark[]; // the outermost first
}

/** Return the pieces of `from` to `to`, in order, without gaps; marks that are empty or lie outside are left out. */
export function layFlat(from: number, to: number, marks: Mark[]): Piece[] {
  const inside = marks.filter((mark) => mark.end > mark.start && mark.end > from && mark.start < to);
  const cuts = new Set([from, to]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, from));
    cuts.add(Math.min(mark.end, to));
  }
  const places = [...cuts].sort((one, other) => one - other);
  const coming = [...inside].sort((one, other) => one.start - other.start);
  const pieces: Piece[] = [];
  let over: Mark[] = []; // the marks that lie over the piece: few, however long the text
  let seen = 0;
  for (let index = 0; index + 1 < places.length; index += 1) {
    const start = places[index]!;
    const end = places[index + 1]!;
    const ended = over.filter((mark) => mark.end > start);
    const begun: Mark[] = [];
    while (seen < coming.length && coming[seen]!.start <= start) begun.push(coming[seen++]!);
    over = begun.length ? [...ended, ...begun].sort((one, other) => width(other) - width(one)) : ended;
    pieces.push({ start, end, marks: over });
  }
  return pieces;
}

function width(mark: Mark): number {
  return mark.end - mark.start;
}
