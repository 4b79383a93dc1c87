import { beforeEach, expect, test, vi } from 'vitest';

const asked: { method: string; url: string; body: unknown }[] = [];
let refuse = '';
vi.stubGlobal('fetch', async (url: string, given: { method: string; body: string | null }) => {
  asked.push({ method: given.method, url, body: given.body && JSON.parse(given.body) });
  const answer = refuse ? { detail: refuse } : { id: `j${asked.length}` };
  return { ok: !refuse, status: refuse ? 422 : 200, json: async () => answer };
});
const { judging } = await import('../src/lib/judging.svelte');
const DECISION = { id: 'e1', action: 'reject' as const, words: 'assault' };

beforeEach(() => {
  asked.length = 0;
  refuse = '';
  judging.done = [];
});

test('a decision is sent once, told and can be taken back', async () => {
  const both = [judging.judge(DECISION), judging.judge(DECISION)];
  expect(judging.awaited('e1')?.action).toBe('reject');
  await Promise.all(both);
  expect(asked.map((one) => one.url)).toEqual(['/api/v1/judgements']);
  expect(asked[0]!.body).toMatchObject({ id: 'e1', action: 'reject' });
  expect(judging.said).toContain('Rejected: assault');
  expect(judging.awaited('e1')).toBeUndefined();
  await judging.undo();
  expect(asked[1]!.url).toBe('/api/v1/judgements/j1/undo');
  expect(judging.done).toEqual([]);
});

test('what the server refuses is told and leaves nothing behind', async () => {
  refuse = 'no such type';
  expect(await judging.judge(DECISION)).toBeNull();
  expect(judging.fault).toContain('no such type');
  expect(judging.awaited('e1')).toBeUndefined();
  expect(judging.done).toEqual([]);
});

test('with nothing judged, undo says so and asks nothing', async () => {
  expect(await judging.undo()).toBeNull();
  expect(asked).toEqual([]);
});

test('undo right after a decision takes that one back, not the one before', async () => {
  await judging.judge({ ...DECISION, id: 'e1' });
  const second = judging.judge({ ...DECISION, id: 'e2' });
  const undone = judging.undo();
  await second;
  expect((await undone)?.decision.id).toBe('e2');
  expect(judging.done.map((one) => one.decision.id)).toEqual(['e1']);
});
