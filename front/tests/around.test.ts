import { expect, test } from 'vitest';
import { around } from '../src/views/review/around';

const PARAGRAPHS = [0, 10, 20, 30, 40].map((start) => ({ start, end: start + 8 }));
const starts = (more: number, ...spans: [number, number][]): number[] =>
  around(
    PARAGRAPHS,
    spans.map(([start, end]) => ({ start, end })),
    more,
  ).map((one) => one.start);

test('paragraphs that tell it, and those beside them on demand', () => {
  expect(starts(0, [21, 23])).toEqual([20]);
  expect(starts(0, [8, 10])).toEqual([]);
  expect(starts(1, [0, 3], [42, 44])).toEqual([0, 10, 30, 40]);
  expect(starts(9, [21, 23])).toEqual([0, 10, 20, 30, 40]);
});
