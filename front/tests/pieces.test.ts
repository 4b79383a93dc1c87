import { expect, test } from 'vitest';
import { layFlat, type Mark } from '../src/lib/pieces';

const mark = (start: number, end: number, what: Mark['what']): Mark => ({
  start,
  end,
  what,
  record: `${what}${start}`,
});

test('pieces cover the text without gaps, each with all that lies over it, the widest first', () => {
  const pieces = layFlat(0, 10, [
    mark(2, 6, 'event'),
    mark(0, 8, 'claim'),
    mark(4, 9, 'actor'),
    mark(3, 3, 'time'),
    mark(11, 12, 'place'),
  ]);
  expect(pieces.map(({ start, end }) => [start, end])).toEqual([
    [0, 2],
    [2, 4],
    [4, 6],
    [6, 8],
    [8, 9],
    [9, 10],
  ]);
  expect(pieces[2]!.marks.map((one) => one.what)).toEqual(['claim', 'actor', 'event']);
  expect(pieces[5]!.marks).toEqual([]);
});
