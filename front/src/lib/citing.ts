/** Citing a record: outlet, headline, day, words and where they stand, coder; in the words of the archive's own citations. */

import type { ReaderClaim, ReaderEvent, ReaderReport } from '../api/types';

/** What is cited, of a report whose spans count UTF-16 units. */
export function cite(report: ReaderReport, record: ReaderEvent | ReaderClaim | null, archive: string): string {
  const title = report.title ? `“${fold(report.title)}”` : null;
  const head = [report.publisher ?? 'Publisher unknown', title, report.published?.slice(0, 10) ?? 'no date'];
  const parts = [head.filter(Boolean).join(', '), words(report, record), report.url, made(report, record, archive)];
  return `${parts
    .filter((part): part is string => !!part)
    .map((part) => (part === report.url ? part : part.replace(/\.+$/, '')))
    .join('. ')}.`;
}

function words(report: ReaderReport, record: ReaderEvent | ReaderClaim | null): string {
  const spans = record && ('trigger_span' in record ? record.sentences : record.content_spans);
  const first = spans?.[0];
  if (!first) return `report ${report.id}`;
  const start = point(report.text, first.start);
  const end = point(report.text, first.end);
  return `“${fold(report.text.slice(first.start, first.end))}” (characters ${start}–${end} of report ${report.id})`;
}

function made(report: ReaderReport, record: ReaderEvent | ReaderClaim | null, archive: string): string {
  const by = `by Readout, coder ${report.coder}, model ${report.model}, codebook ${report.codebook}`;
  const kept = archive ? `; archive “${archive}”` : '';
  if (!record) return `Read ${by}${kept}`;
  if (!('trigger_span' in record)) return `Claim ${record.id}, coded ${record.stance} ${by}${kept}`;
  return `Event ${record.id}, coded ${[record.type, record.mode].filter(Boolean).join('/')} ${by}${kept}`;
}

/** Return a UTF-16 offset as code points, which citations and the archive count. */
export function point(text: string, unit: number): number {
  return [...text.slice(0, unit)].length;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
