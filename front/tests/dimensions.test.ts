import { expect, test, vi } from 'vitest';
import type { Codebook } from '../src/api/types';

vi.stubGlobal('location', { pathname: '/', search: '' });
vi.stubGlobal('addEventListener', () => undefined);
const { listChoices, listShortcuts, listSpans } = await import('../src/parts/filter/dimensions');

const type = (name: string, quad: 1 | 2 | 3 | 4, modes: string[]): Codebook['types'][number] => ({
  type: name,
  label: name.toLowerCase(),
  quad,
  definition: `to ${name}`,
  modes: modes.map((mode) => ({ mode, definition: mode })),
  key: '1',
});
const BOOK = {
  version: '1',
  types: [type('ASSAULT', 4, ['drone']), type('AGREE', 1, []), type('MOBILIZE', 4, ['drone', 'troops'])],
  contexts: [{ context: 'rights_freedoms', definition: 'x' }],
  sectors: [],
  standings: [{ standing: 'disputed', definition: 'y' }],
  auxiliaries: [],
  stances: [],
  countries: [
    { code: 'MLI', name: 'Mali' },
    { code: 'TCD', name: 'Chad' },
  ],
  amendable: { event: [], claim: [] },
} as Codebook;

test('types stand in their families, with counts, and say which are chosen', () => {
  const found = listChoices('type', BOOK, [{ value: 'ASSAULT', label: 'Assault', count: 7 }], { type: ['ASSAULT'] });
  expect(found.map((one) => [one.id, one.count, one.chosen])).toEqual([
    ['AGREE', 0, false],
    ['ASSAULT', 7, true],
    ['MOBILIZE', 0, false],
  ]);
});

test('without counts none is told: never a 0 that nobody counted', () => {
  expect(listChoices('type', BOOK, undefined, {}).every((one) => one.count === undefined)).toBe(true);
});

test('countries that occur come first, the others after them', () => {
  const found = listChoices(
    'actor',
    BOOK,
    [
      { value: 'TCD', label: 'Chad', count: 3 },
      { value: 'the army', label: 'the army', count: 1 },
    ],
    {},
  );
  expect(found.map((one) => one.id)).toEqual(['TCD', 'the army', 'MLI']);
});

test('a mode that several types have is one choice', () => {
  const found = listChoices('mode', BOOK, [{ value: 'troops', label: 'troops', count: 2 }], {});
  expect(found.map((one) => [one.id, one.hint])).toEqual([
    ['troops', 'mobilize'],
    ['drone', 'assault, mobilize'],
  ]);
});

test('a country can be meant in three ways', () => {
  expect(
    listShortcuts(BOOK)
      .filter((one) => one.value === 'MLI')
      .map((one) => one.of),
  ).toEqual(['actor', 'recipient', 'place']);
});

test('quick spans end with the last day and hold as many days as they say', () => {
  const spans = listSpans('2026-03-01');
  expect(spans[1]).toEqual({ words: 'last 7 days', since: '2026-02-23', until: '2026-03-01' });
  expect(spans.at(-1)).toMatchObject({ since: '2026-01-01', until: '2026-12-31' });
});

test('how exactly something is dated, its family and the sector of a party can be asked for', () => {
  const more = { ...BOOK, sectors: [{ sector: 'MIL', name: 'military', label: 'the military' }] };
  expect(listChoices('dated', more, undefined, { dated: 'exact' }).map((one) => [one.id, one.chosen])).toEqual([
    ['exact', true],
    ['vague', false],
    ['none', false],
  ]);
  expect(listChoices('quad', more, [{ value: '4', label: '', count: 3 }], {}).map((one) => one.count)).toEqual([
    0, 0, 0, 3,
  ]);
  expect(listChoices('actor', more, [], {}).at(-1)).toMatchObject({ id: '/MIL', words: 'military' });
  expect(listChoices('place', more, [], {}).some((one) => one.id === '/MIL')).toBe(false);
});
