import { expect, test } from 'vitest';
import { isVague, saySpan, sayUnit, sayWhen } from '../src/lib/say';
import type { When } from '../src/api/types';

const when = (start: string | null, end: string | null, grain: When['grain']): When => ({
  start,
  end,
  grain,
  text: null,
  how: null,
});

test('a span says once what both of its days have', () => {
  expect(saySpan('2024-05-03', '2024-05-05')).toBe('3–5 May 2024');
  expect(saySpan('2024-04-30', '2024-05-02')).toBe('30 Apr – 2 May 2024');
  expect(saySpan('2023-12-31', '2024-01-01')).toBe('31 Dec 2023 – 1 Jan 2024');
});

test('a time is said as exact as it is', () => {
  expect(sayWhen(when('2024-05-03', '2024-05-03', 'day'))).toBe('3 May 2024');
  expect(sayWhen(when('2024-05-01', '2024-05-31', 'month'))).toBe('May 2024');
  expect(sayWhen(when('2024-01-01', '2024-12-31', 'year'))).toBe('2024');
  expect(sayWhen(null)).toBe('');
});

test('a month and a year are vague, a day and a week are not', () => {
  expect((['day', 'week', 'month', 'year'] as const).map((grain) => isVague(when('2024-05-01', null, grain)))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(isVague(null)).toBe(false);
});

test('measures stand in their plural, signs do not', () => {
  expect([sayUnit('nautical mile', 52), sayUnit('mile', 1), sayUnit('km', 40), sayUnit('USD', 9)]).toEqual([
    'nautical miles',
    'mile',
    'km',
    'USD',
  ]);
  expect(sayUnit(null, 3)).toBe(null);
});
