import { expect, test, vi } from 'vitest';

vi.stubGlobal('location', { pathname: '/', search: '' });
vi.stubGlobal('addEventListener', () => undefined);
const { waysOut } = await import('../src/lib/asked');

test('every way out leaves one filter away; the days are one of them', () => {
  const selection = { since: '2024-01-01', until: '2024-02-01', type: ['assault', 'protest'], words: 'ferry' };
  const left = waysOut(selection).map((way) => way.selection);
  expect(left).toEqual([
    { type: ['assault', 'protest'], words: 'ferry' },
    { since: '2024-01-01', until: '2024-02-01', type: ['assault', 'protest'] },
    { since: '2024-01-01', until: '2024-02-01', type: ['protest'], words: 'ferry' },
    { since: '2024-01-01', until: '2024-02-01', type: ['assault'], words: 'ferry' },
    {},
  ]);
});

test('a single filter is left away once, and no filter leaves no way', () => {
  expect(waysOut({ standing: ['disputed'] }).map((way) => way.selection)).toEqual([{}]);
  expect(waysOut({})).toEqual([]);
});

test('ways have names of their own', () => {
  const words = waysOut({ since: '2024-01-01', actor: ['RUS', 'UKR'], place: ['-'] }).map((way) => way.words);
  expect(new Set(words).size).toBe(words.length);
});
