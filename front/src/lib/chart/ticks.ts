/** Ticks of axes: round numbers for counts, and days, months or years for time. */

import { tickStep } from 'd3-array';
import { toIso, toNumber } from './days';

export interface Tick {
  at: number;
  words: string;
}

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const DAYS = [1, 2, 7, 14];
const MONTHS = [1, 2, 3, 6];
const YEARS = [1, 2, 5, 10, 20, 50];

/** Return about `wanted` round ticks from 0; counts have whole ones. The last is `max` or the first above it. */
export function countTicks(max: number, wanted = 4, whole = true): Tick[] {
  const top = Math.max(max, whole ? 1 : Number.MIN_VALUE);
  const rough = tickStep(0, top, wanted);
  const step = whole ? Math.max(1, rough) : rough;
  const many = Math.ceil(top / step - 1e-9);
  return Array.from({ length: many + 1 }, (_, index) => {
    const at = Number((index * step).toPrecision(12));
    return { at, words: NUMBER.format(at) };
  });
}

/** Return ticks from one day to another, at most `most`: at days, else firsts of months, else of years. */
export function timeTicks(first: number, last: number, most: number): Tick[] {
  const span = last - first + 1;
  for (const step of DAYS) if (span / step <= most && span <= 62) return dayTicks(first, last, step);
  const months = span / 30.4;
  for (const step of MONTHS) if (months / step <= most) return monthTicks(first, last, step);
  return yearTicks(first, last, YEARS.find((step) => span / 365.25 / step <= most) ?? 100);
}

function dayTicks(first: number, last: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let at = first; at <= last; at += step) ticks.push({ at, words: sayDay(at, at === first) });
  return ticks;
}

function sayDay(at: number, isFirst: boolean): string {
  const date = new Date(at * 86_400_000);
  const month = MONTH.format(date);
  const first = isFirst || date.getUTCDate() === 1;
  return `${date.getUTCDate()} ${month}${isFirst || (first && month === 'Jan') ? ` ${date.getUTCFullYear()}` : ''}`;
}

function monthTicks(first: number, last: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  let [year, month] = toIso(first).split('-').map(Number) as [number, number];
  month = Math.floor((month - 1) / step) * step;
  for (;;) {
    const at = Math.floor(Date.UTC(year, month, 1) / 86_400_000);
    if (at > last) break;
    const words = MONTH.format(new Date(at * 86_400_000));
    const told = month % 12 === 0 || !ticks.length;
    if (at >= first) ticks.push({ at, words: told ? `${words} ${new Date(at * 86_400_000).getUTCFullYear()}` : words });
    month += step;
  }
  return ticks;
}

function yearTicks(first: number, last: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let year = Number(toIso(first).slice(0, 4)); ; year += 1) {
    const at = toNumber(`${String(year).padStart(4, '0')}-01-01`);
    if (at > last) return ticks;
    if (at >= first && year % step === 0) ticks.push({ at, words: String(year) });
  }
}
