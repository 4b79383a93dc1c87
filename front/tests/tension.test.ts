import { expect, test } from 'vitest';
import type { Share, Tension, TensionPoint } from '../src/api/types';
import { bandPath, ceiling, numberMovers, runs, sayRate, whiskers } from '../src/views/tension/lines';

const share = (value: number | null, low: number | null = null, high: number | null = null): Share => ({
  value,
  low,
  high,
  least: null,
  most: null,
  happenings: value ? 6 : 0,
  limited: false,
});
const point = (start: string, one: Share): TensionPoint => ({
  start,
  exposure: 1,
  conflict: one,
  cooperation: share(0),
});
const points = [
  point('2024-01-01', share(0.1, 0.05, 0.2)),
  point('2024-01-08', share(0)),
  point('2024-01-15', share(null)),
  point('2024-01-22', share(0.3, 0.1, 0.5)),
];
const tension = { by: 'week', points, movers: [] } as unknown as Tension;
const x = (index: number): number => index * 10;
const y = (value: number): number => 100 - value * 100;

test('a line breaks where nothing was read, not where nothing happened', () => {
  expect(runs(points, 'conflict')).toEqual([[0, 1], [3]]);
});

test('a band goes up one way and down the other; a point alone has an upright line', () => {
  expect(bandPath(tension, 'conflict', 'interval', x, y)).toBe(
    'M0.0 80.0L10.0 100.0L10.0 100.0L0.0 95.0ZM30.0 50.0L30.0 90.0Z',
  );
  expect(whiskers(points, 'conflict', 'interval', x, y)).toBe('M30.0 90.0V50.0');
});

test('both sides have room for their bands', () => {
  expect(ceiling(points, 'interval')).toBe(500);
  expect(ceiling(points, 'publisher')).toBe(300);
});

test('movers that lie close share a mark, others of the span have their own', () => {
  const days = ['2024-01-03', '2024-01-02', '2024-03-01', null, '2025-01-01'];
  const movers = days.map((day) => ({ kind: 'conflict', day }));
  const moved = { ...tension, movers } as unknown as Tension;
  const at = (day: number): number => day - 19_722; // 2024-01-01 is 1
  expect(numberMovers(moved, 'conflict', at, 0, 200).map((mark) => mark.words)).toEqual(['2, 1', '3']);
  expect(numberMovers(moved, 'cooperation', at, 0, 200)).toEqual([]);
});

test('a mark of several movers is wide, and takes in what would touch it', () => {
  const at = (day: number): number => (day - 19_723) * 16;
  const mover = (day: string) => ({ kind: 'conflict', day });
  const movers = ['2024-01-02', '2024-01-01', '2024-01-01', '2024-01-04'].map(mover);
  const moved = { ...tension, movers } as unknown as Tension;
  expect(numberMovers(moved, 'conflict', at, 0, 200).map((mark) => mark.words)).toEqual(['2, 3, 1', '4']);
});

test('rates are told for 1,000 reports', () => {
  expect([null, 0.0004, 0.0123, 0.5].map(sayRate)).toEqual(['–', '0.40', '12.3', '500']);
});
