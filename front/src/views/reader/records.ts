/** The records of a report in the order of its text: for the margin, for j and k, for the list. */

import type { Range, ReaderClaim, ReaderEvent, ReaderReport } from '../../api/types';

export type Noted = { id: string; at: number; rejected: boolean } & (
  { kind: 'event'; record: ReaderEvent } | { kind: 'claim'; record: ReaderClaim }
);

/** Return events and claims by where they begin in the text; rejected ones only where asked for. */
export function inOrder(report: ReaderReport, rejected: boolean): Noted[] {
  const noted: Noted[] = [
    ...report.events.map((record) => ({
      kind: 'event' as const,
      id: record.id,
      record,
      rejected: record.rejected,
      at: record.trigger_span.start,
    })),
    ...report.claims.map((record) => ({
      kind: 'claim' as const,
      id: record.id,
      record,
      rejected: record.rejected,
      at: beginning(record),
    })),
  ];
  return noted.filter((one) => rejected || !one.rejected).sort((one, other) => one.at - other.at);
}

function beginning(claim: ReaderClaim): number {
  const spans = [...claim.content_spans, ...(claim.cue_span ? [claim.cue_span] : [])];
  return spans.length ? Math.min(...spans.map((span) => span.start)) : 0;
}

/** Return for each paragraph the records that begin in it; what stands before or between goes to the next one. */
export function byParagraph(paragraphs: readonly Range[], noted: readonly Noted[]): Noted[][] {
  const rows: Noted[][] = paragraphs.map(() => []);
  let place = 0;
  for (const one of noted) {
    while (place + 1 < rows.length && one.at >= paragraphs[place]!.end) place += 1;
    rows[place]?.push(one);
  }
  return rows;
}

/** Return the id of the record some steps on from the open one; none open: the first, or the last on the way back. */
export function step(noted: readonly Noted[], open: string | null, by: number): string | null {
  if (!noted.length) return null;
  const now = noted.findIndex((one) => one.id === open);
  if (now < 0) return (by > 0 ? noted[0] : noted.at(-1))!.id;
  return noted[Math.min(Math.max(now + by, 0), noted.length - 1)]!.id;
}

/** Return the whole record that an id, or the beginning of one, stands for. */
export function findRecord(report: ReaderReport, id: string | null): Noted | null {
  if (!id) return null;
  return (
    inOrder(report, true).find((one) => one.id === id) ??
    inOrder(report, true).find((one) => one.id.startsWith(id)) ??
    null
  );
}
