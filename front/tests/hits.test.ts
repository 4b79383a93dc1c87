import { expect, test } from 'vitest';
import type { Hit } from '../src/api/types';
import { inPieces, linkOf } from '../src/views/search/hits';

test('the words found are cut out right behind signs that take two units', () => {
  expect(inPieces({ snippet: '😀 a truce held', found: { start: 4, end: 9 } })).toEqual(['😀 a ', 'truce', ' held']);
});

test('a claim opens at the claim, a report at the words', () => {
  const hit = { report: 'r1', claim: null, start: 100, found: { start: 4, end: 9 } } as Hit;
  expect(linkOf(hit, 'truce')).toEqual({ view: 'reports', id: 'r1', extra: { q: 'truce', found: '104' } });
  expect(linkOf({ ...hit, claim: 'c1' }, 'truce').extra).toEqual({ claim: 'c1' });
});
