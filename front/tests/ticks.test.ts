import { expect, test } from 'vitest';
import type { Series } from '../src/api/types';
import { toNumber } from '../src/lib/chart/days';
import { barPath, columnsOf, stepPath } from '../src/lib/chart/paths';
import { stack } from '../src/lib/chart/stack';
import { wrap } from '../src/lib/chart/wrap';
import { countTicks, timeTicks } from '../src/lib/chart/ticks';

test('counts have whole, even ticks from 0 to the first above the largest', () => {
  for (const max of [0, 1, 2, 3, 7, 44, 999, 1000, 123456]) {
    const ticks = countTicks(max).map((tick) => tick.at);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)!).toBeGreaterThanOrEqual(max);
    expect(ticks.every(Number.isInteger)).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(new Set(ticks.slice(1).map((at, index) => at - ticks[index]!)).size).toBe(1);
  }
  expect(countTicks(0.03, 3, false).map((tick) => tick.words)).toEqual(['0', '0.01', '0.02', '0.03']);
});

test('time has ticks at days, months or years, ascending, never more than there is room for', () => {
  const spans = [
    ['2024-03-01', '2024-03-10'],
    ['2024-01-15', '2024-04-02'],
    ['2023-11-01', '2025-02-01'],
    ['1991-10-01', '2026-05-12'],
  ] as const;
  for (const [first, last] of spans) {
    for (const most of [3, 8, 14]) {
      const ticks = timeTicks(toNumber(first), toNumber(last), most);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(most + 2);
      expect(ticks.every((tick) => tick.at >= toNumber(first) && tick.at <= toNumber(last))).toBe(true);
      expect(ticks.map((tick) => tick.at)).toEqual([...new Set(ticks.map((tick) => tick.at))].sort((a, b) => a - b));
    }
  }
  expect(timeTicks(toNumber('2023-11-01'), toNumber('2024-03-20'), 10).map((tick) => tick.words)).toEqual([
    'Nov 2023',
    'Dec',
    'Jan 2024',
    'Feb',
    'Mar',
  ]);
});

test('parts lie upon each other in their order, without gaps', () => {
  expect(stack({ a: 2, b: 0, c: 3 }, ['c', 'b', 'a'])).toEqual([
    { part: 'c', from: 0, to: 3 },
    { part: 'a', from: 3, to: 5 },
  ]);
});

test('bars and lines of a series', () => {
  const series: Series = {
    by: 'day',
    count: 'events',
    split: 'quad',
    vague: 0,
    outside: 0,
    points: [
      { start: '2024-01-01', count: 3, exposure: 1, parts: { '4': 2, '1': 1 } },
      { start: '2024-01-02', count: 0, exposure: 2, parts: {} },
    ],
  };
  const ends = [
    [0, 10],
    [10, 20],
  ] as const;
  const columns = columnsOf(series, ['4', '1'], false);
  expect(barPath(columns, '1', ends, 100, 10)).toBe('M1 80V70H10V80Z');
  expect(barPath(columnsOf(series, ['4', '1'], true), '1', ends, 100, 10)).toBe('M1 100V90H10V100Z');
  expect(stepPath([1, 2], ends, 100, 10)).toBe('M0 90H10V80H20');
});

test('lines break between words', () => {
  expect(wrap('one two  three', 7)).toEqual(['one two', 'three']);
  expect(wrap('', 7)).toEqual([]);
});
