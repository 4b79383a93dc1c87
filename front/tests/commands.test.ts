import { expect, test, vi } from 'vitest';

vi.stubGlobal('location', { pathname: '/', search: '' });
vi.stubGlobal('addEventListener', () => undefined);
const { ofKeys, ofSaved, ofTyped } = await import('../src/lib/commands');
const run = (): void => undefined;

test('keys become commands once, without those of lists', () => {
  const found = ofKeys([
    { key: 'j', does: 'Next event', group: 'List', run },
    { key: 'a', does: 'Accept the event', group: 'Judge', run },
    { key: 'a', does: 'Accept the event', group: 'Judge', run },
    { key: 'g t', does: 'Timeline', group: 'Go', run },
  ]);
  expect(found.map((one) => [one.words, one.group, one.keys])).toEqual([
    ['Accept the event', 'Judge', 'a'],
    ['Timeline', 'Go to', 'g t'],
  ]);
});

test('ids open records, words search', () => {
  expect(ofTyped('e0a1b2c3').map((one) => one.id)).toEqual(['open event', 'search']);
  expect(ofTyped('i5f62d48').map((one) => one.id)).toEqual(['open incident', 'search']);
  expect(ofTyped('sto-050').map((one) => one.id)).toEqual(['open report', 'search']);
  expect(ofTyped('drone strike').map((one) => one.id)).toEqual(['search', 'actor named', 'recipient named']);
  expect(ofTyped('hun manet', { type: ['AGREE'] })[1]!.to).toEqual({
    id: null,
    selection: { type: ['AGREE'], actor: ['hun manet'] },
  });
  expect(ofTyped('a')).toEqual([]);
});

test('a saved address leads inside the desk only', () => {
  const one = {
    id: '1',
    kind: 'search' as const,
    name: 'x',
    address: 'https://elsewhere.example',
    deleted: false,
    records: [],
    by: '',
    at: '',
  };
  expect(ofSaved([one])[0]!.href).toBe('/collections');
  expect(ofSaved([{ ...one, address: '/events?type=AID' }])[0]!.href).toBe('/events?type=AID');
});
