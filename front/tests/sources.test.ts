import { expect, test } from 'vitest';
import type { Outlet } from '../src/api/types';
import { sortOutlets } from '../src/views/sources/columns';

const outlet = (publisher: string, reports: number, lag: number | null): Outlet => ({
  publisher,
  reports,
  events: 0,
  copies: 0,
  copied_share: 0,
  corrections: 0,
  first: 0,
  median_lag_hours: lag,
});
const all = [outlet('B', 3, null), outlet('A', 3, 2), outlet('C', 9, 5)];
const names = (sorted: Outlet[]): string => sorted.map((one) => one.publisher).join('');

test('publishers stand in the order of a column; equal ones by name, unknown ones last either way', () => {
  expect(names(sortOutlets(all, 'reports', false))).toBe('CAB');
  expect(names(sortOutlets(all, 'publisher', true))).toBe('ABC');
  expect(names(sortOutlets(all, 'median_lag_hours', true))).toBe('ACB');
  expect(names(sortOutlets(all, 'median_lag_hours', false))).toBe('CAB');
});
