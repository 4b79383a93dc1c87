/** The columns of publishers, and their order. */

import type { Outlet } from '../../api/types';

export type ColumnName = Exclude<keyof Outlet, 'copies'>;
export interface Column {
  name: ColumnName;
  words: string;
  means: string;
  bar: boolean;
}

export const COLUMNS: Column[] = [
  { name: 'publisher', words: 'Publisher', means: '', bar: false },
  { name: 'reports', words: 'Reports', means: 'reports read of this publisher', bar: true },
  { name: 'events', words: 'Events', means: 'events that its reports tell', bar: true },
  { name: 'copied_share', words: 'Copied', means: 'share of its reports that copy another', bar: true },
  { name: 'corrections', words: 'Corrections', means: 'corrections and withdrawals that it issued', bar: true },
  { name: 'first', words: 'First', means: 'incidents that it told before all others', bar: true },
  {
    name: 'median_lag_hours',
    words: 'Hours behind',
    means: 'median hours after the first report of an incident',
    bar: false,
  },
];

/** Return the publishers in the order of a column, the largest first, names from A; what is not known stands last. */
export function sortOutlets(outlets: Outlet[], by: ColumnName, up: boolean): Outlet[] {
  const way = up ? 1 : -1;
  return [...outlets].sort((one, other) => {
    const [a, b] = [one[by], other[by]];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b);
    return order * way || one.publisher.localeCompare(other.publisher);
  });
}
