import { expect, test } from 'vitest';
import { sayRate } from '../src/lib/jobs.svelte';

test('a rate says what it counts, and nothing before there is one', () => {
  expect(sayRate({ read: 0, seconds: 10 })).toBe('');
  expect(sayRate({ read: 5, seconds: 0.2 })).toBe('');
  expect(sayRate({ read: 30, seconds: 10 })).toBe('3.0 reports a second');
  expect(sayRate({ read: 2, seconds: 60 })).toBe('2 reports a minute');
});
