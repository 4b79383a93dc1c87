/** From code points, which the API counts, to UTF-16 units, which strings here count: once, where a report comes in. */

import type { Range, ReaderReport } from '../api/types';

/** Return a function from code point to UTF-16 offset; both ends of the text are offsets too, beyond it is its end. */
export function toUnits(text: string): (point: number) => number {
  const wide: number[] = []; // the code points that take two units, ascending
  let point = 0;
  for (const sign of text) {
    if (sign.length === 2) wide.push(point);
    point += 1;
  }
  if (!wide.length) return (place) => Math.min(Math.max(place, 0), text.length);
  return (place) => Math.min(Math.max(place, 0) + before(wide, place), text.length);
}

/** Return the span of words that a search found, as an address tells it in code points ("104-109"), in units; `null` for none. */
export function readFound(told: string | undefined, text: string): Range | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(told ?? '') ?? [];
  if (start === undefined || end === undefined) return null;
  const unit = toUnits(text);
  const found = { start: unit(Number(start)), end: unit(Number(end)) };
  return found.end > found.start ? found : null;
}

/** Return the report with every span counted in UTF-16 units; all that the reader shows goes through here. */
export function atTheDoor(report: ReaderReport): ReaderReport {
  const unit = toUnits(report.text);
  const move = <T extends Range>(span: T): T => ({ ...span, start: unit(span.start), end: unit(span.end) });
  const maybe = (span: Range | null): Range | null => (span ? move(span) : null);
  return {
    ...report,
    paragraphs: report.paragraphs.map(move),
    mentions: report.mentions.map(move),
    events: report.events.map((event) => ({
      ...event,
      trigger_span: move(event.trigger_span),
      tellings: event.tellings.map(move),
      sentences: event.sentences.map(move),
      when_span: maybe(event.when_span),
      quantities: event.quantities.map(move),
    })),
    claims: report.claims.map((claim) => ({
      ...claim,
      cue_span: maybe(claim.cue_span),
      content_spans: claim.content_spans.map(move),
    })),
  };
}

/** Return how many of ascending numbers are less than `place`. */
function before(numbers: number[], place: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
