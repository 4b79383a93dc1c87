/** Which paragraphs are shown around an event. */

import type { Range } from '../../api/types';

/** Return the paragraphs that hold any of the spans, and `more` before and after each, in order. */
export function around<T extends Range>(paragraphs: readonly T[], spans: readonly Range[], more: number): T[] {
  const holds = paragraphs.map((one) => spans.some((span) => span.start < one.end && span.end > one.start));
  return paragraphs.filter((_, place) => holds.slice(Math.max(0, place - more), place + more + 1).some((held) => held));
}
