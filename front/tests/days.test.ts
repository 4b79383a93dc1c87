import { describe, expect, test } from 'vitest';
import { brushed, choosePeriod, nextOf, startOf, toIso, toNumber } from '../src/lib/chart/days';

const day = toNumber;

test('a day goes to its number and back, before 1970 too', () => {
  for (const iso of ['1969-12-31', '1970-01-01', '2000-02-29', '2026-11-23']) expect(toIso(day(iso))).toBe(iso);
  expect(day('1970-01-02')).toBe(1);
});

test('weeks begin on Mondays, months on their first day', () => {
  expect(toIso(startOf(day('2024-05-19'), 'week'))).toBe('2024-05-13'); // a Sunday
  expect(toIso(startOf(day('2024-05-13'), 'week'))).toBe('2024-05-13');
  expect(toIso(startOf(day('1969-12-30'), 'week'))).toBe('1969-12-29');
  expect(toIso(startOf(day('2024-02-29'), 'month'))).toBe('2024-02-01');
  expect(toIso(nextOf(day('2024-12-01'), 'month'))).toBe('2025-01-01');
});

test('the period suits the span', () => {
  expect(choosePeriod(0, 30)).toBe('day');
  expect(choosePeriod(0, 300)).toBe('week');
  expect(choosePeriod(0, 3000)).toBe('month');
});

describe('a brush', () => {
  const bounds: [number, number] = [day('2024-01-10'), day('2024-03-20')];
  test('covers whole periods, whichever way the hand went', () => {
    const days = { since: '2024-02-01', until: '2024-02-29' };
    expect(brushed(day('2024-02-03') + 0.4, day('2024-02-20'), 'month', bounds)).toEqual(days);
    expect(brushed(day('2024-02-20'), day('2024-02-03') + 0.4, 'month', bounds)).toEqual(days);
  });
  test('never leaves the days that there are', () => {
    expect(brushed(0, 1e6, 'week', bounds)).toEqual({ since: '2024-01-10', until: '2024-03-20' });
    expect(brushed(bounds[1] + 5, bounds[1] + 9, 'day', bounds)).toEqual({ since: '2024-03-20', until: '2024-03-20' });
  });
  test('a click is one period', () => {
    const at = day('2024-02-14') + 0.5;
    expect(brushed(at, at, 'day', bounds)).toEqual({ since: '2024-02-14', until: '2024-02-14' });
  });
});
