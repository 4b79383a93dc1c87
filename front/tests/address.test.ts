import { expect, test, vi } from 'vitest';

vi.stubGlobal('location', { pathname: '/', search: '' });
vi.stubGlobal('addEventListener', () => undefined);
const { read, write } = await import('../src/lib/address.svelte');

test('an address that is written is read as it was', () => {
  const address = {
    view: 'incidents' as const,
    id: 'i00 1/é',
    selection: { since: '2024-05-01', type: ['ASSAULT', 'PROTEST'], publisher: ['The Post & Sons'], pair: 'RUS,UKR' },
    extra: { sort: 'weight' },
  };
  const [path, query] = write(address).split('?');
  expect(read(path!, `?${query}`)).toEqual(address);
});

test('an unknown view is the first one', () => {
  expect(read('/nowhere', '').view).toBe('incidents');
});
