import { expect, test, vi } from 'vitest';
import type { EventRow } from '../src/api/types';

const all = ['e1', 'e2', 'e3'].map((id) => ({ id }) as EventRow);
const gone = new Set<string>();
vi.stubGlobal('fetch', async () => {
  const items = all.filter((one) => !gone.has(one.id));
  return { ok: true, status: 200, json: async () => ({ count: items.length, items }) };
});
const { Queue } = await import('../src/views/review/queue.svelte');
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

test('judging goes on to the next, undoing comes back, counts never count twice', async () => {
  const queue = new Queue();
  await queue.open({}, 'confidence');
  expect([queue.now?.id, queue.waiting]).toEqual(['e1', 3]);
  queue.judge();
  gone.add('e1');
  await settle();
  expect([queue.now?.id, queue.waiting, queue.judged.size]).toEqual(['e2', 2, 1]);
  queue.restore('e1');
  gone.delete('e1');
  await settle();
  expect([queue.now?.id, queue.judged.size]).toEqual(['e1', 0]);
  queue.move(-1);
  expect(queue.at).toBe(0);
  queue.move(9);
  expect(queue.now).toBeUndefined();
});
