import { expect, test } from 'vitest';
import type { Board, BoardReport, Statement } from '../src/api/types';
import { around } from '../src/lib/around';
import { withCursor } from '../src/lib/pages.svelte';
import { allReports, bondsOf, byDay, bySide, sayBalance, saySide, silentSides } from '../src/views/incidents/board';
import { layFigures, niceTop } from '../src/views/incidents/figures';

const says = (side: string, link: Statement['says'], claim: string | null = null): Statement => ({
  side,
  says: link,
  speaker: null,
  words: 'words',
  stance: null,
  report: null,
  publisher: null,
  published: null,
  claim,
});

test('each side has one row, who says most first, the silent last', () => {
  const told = [says('AAA', 'silent'), says('BBB', 'asserts'), says('CCC', 'denies'), says('CCC', 'asserts')];
  const rows = bySide(told);
  expect(rows.map((row) => row.side)).toEqual(['CCC', 'BBB', 'AAA']);
  expect([rows[0]!.cells.asserts.length, rows[0]!.cells.denies.length, rows[2]!.said]).toEqual([1, 1, 0]);
  expect(sayBalance(told)).toBe('2 sides assert it, 1 side denies it, nobody confirms it, 1 silent');
  expect(silentSides(rows)).toEqual(['AAA']);
  expect(sayBalance([])).toBe('nobody asserts or confirms or denies it');
});

test('a side is said by its codes, or by its name where it has none', () => {
  const country = (code: string | null) => (code === 'VEN' ? 'Venezuela' : (code ?? ''));
  const sector = (code: string) => ({ REB: 'rebels', CVL: 'civilians' })[code] ?? code;
  expect(saySide('VEN REB', country, sector)).toBe('Venezuela: rebels');
  expect(saySide('CVL', country, sector)).toBe('civilians');
  expect(saySide('volunteer rescue group', country, sector)).toBe('volunteer rescue group');
  expect(saySide('', country, sector)).toBe('nobody named');
  expect(saySide('c5a55d68133817b665d9e', country, sector)).toBe('nobody named');
});

const telling = (value: number, published: string | null, side: string | null = null, report = 'r1') => ({
  value,
  low: null,
  high: null,
  words: `${value}`,
  side,
  report,
  event: `e${value}`,
  published,
  publisher: null,
});
const printed = (report: string, copies: BoardReport[] = []): BoardReport => ({
  report,
  published: null,
  publisher: `Outlet ${report}`,
  title: null,
  url: null,
  source: null,
  status: 'current',
  replaced_by: null,
  copies,
});

test('figures go by day, and those of copies have the outlet of the copy', () => {
  const reports = [printed('r1', [printed('r2')])];
  expect(allReports(reports).map((one) => one.report)).toEqual(['r1', 'r2']);
  const told = byDay([telling(15, '2024-05-15', null, 'r2'), telling(12, '2024-05-14')], reports);
  expect(told.map((one) => [one.value, one.publisher])).toEqual([
    [12, 'Outlet r1'],
    [15, 'Outlet r2'],
  ]);
});

test('a drawn figure stands at its day and on a scale from nothing; tellings of one day do not cover each other', () => {
  const layout = layFigures([
    telling(10, '2024-05-14', 'AAA'),
    { ...telling(20, '2024-05-14', 'BBB'), low: 10, high: 30 },
    telling(40, '2024-05-18', 'AAA'),
  ]);
  expect(layout.ticks.at(-1)!.value).toBe(40);
  expect(layout.drawn.map(({ low, high, side }) => [low, high, side])).toEqual([
    [0.25, 0.25, 0],
    [0.25, 0.75, 1],
    [1, 1, 0],
  ]);
  expect(layout.drawn[0]!.x).toBeLessThan(layout.drawn[1]!.x);
  expect(layout.drawn.every(({ x }) => x >= 0 && x <= 1)).toBe(true);
  expect(layFigures([telling(3, null)]).drawn[0]!.x).toBe(0.5);
  expect([niceTop(0), niceTop(34), niceTop(41), niceTop(0.3), niceTop(1000)]).toEqual([1, 40, 50, 0.4, 1000]);
});

test('bonds are told by their events, the surest first; those of events that are not shown are left out', () => {
  const bond = (one: string, other: string, score: number) => ({ one, other, score, made_by: 'rules', reasons: [] });
  const board = {
    events: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    bonds: [bond('a', 'b', 0.5), bond('a', 'gone', 1), bond('b', 'c', 0.9)],
  } as unknown as Board;
  expect(bondsOf(board).map((one) => [one.one.id, one.other.id])).toEqual([
    ['b', 'c'],
    ['a', 'b'],
  ]);
});

test('a trigger is found as a whole word; one that is no stretch of its sentence marks nothing', () => {
  expect(around('He said the aid said', 'aid')).toEqual({ before: 'He said the ', words: 'aid', after: ' said' });
  expect(around('They broke talks off', 'broke off')).toEqual({ before: 'They broke talks off', words: '', after: '' });
  expect(around('x', '')).toEqual({ before: 'x', words: '', after: '' });
});

test('the cursor is put to an address with or without a question', () => {
  expect([withCursor('/a', 'x='), withCursor('/a?b=1', 'y')]).toEqual(['/a?cursor=x%3D', '/a?b=1&cursor=y']);
});
