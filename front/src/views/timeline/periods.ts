/** Periods of a series in words, as addresses of their lists, and as rows of a table. */

import type { Series } from '../../api/types';
import { here, type Address } from '../../lib/address.svelte';
import type { By } from '../../lib/chart/days';
import type { Table } from '../../lib/chart/table';
import { sayDay, sayMonth } from '../../lib/say';
import type { Part } from './splits';

/** Return "week of 3 Mar 2025", "3 Mar 2025", "Mar 2025". */
export function sayPeriod(start: string, by: By): string {
  if (by === 'month') return sayMonth(start);
  return by === 'week' ? `week of ${sayDay(start)}` : sayDay(start);
}

/** What stands in no bar: a time too wide for any, or a day outside of all. */
export type Beside = 'vague' | 'outside';

/** Return where the list of what a point counts is, or of what stands in none of the points. */
export function linkPeriod(series: Series, at: number | Beside, quads?: Record<string, string[]>): Partial<Address> {
  const period = `${series.by}:${typeof at === 'number' ? series.points[at]!.start : at}`;
  return { view: series.count, id: null, extra: {}, selection: { ...here.selection, ...quads, period } };
}

export function tabulate(series: Series, parts: Part[]): Table {
  const rows = series.points.map((point, index) => [
    sayPeriod(point.start, series.by),
    { words: point.count, href: here.link(linkPeriod(series, index)) },
    ...parts.map(({ part }) => ({
      words: point.parts[part] ?? 0,
      href: here.link(linkPeriod(series, index, { [series.split!]: [part] })),
    })),
    point.exposure,
  ]);
  return {
    columns: [series.by, series.count, ...parts.map((part) => part.words), 'reports read'],
    rows: rows.filter((_, index) => series.points[index]!.count || series.points[index]!.exposure).reverse(),
  };
}
