/** Days as numbers and periods of days: no time zones, no clocks. */

export type By = 'day' | 'week' | 'month';
export const PERIODS: By[] = ['day', 'week', 'month'];
const DAY = 86_400_000;

/** Return the number of an ISO day; day 0 is 1 January 1970. */
export function toNumber(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY);
}

export function toIso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Return the first day of the period that a day lies in; weeks begin on Mondays. */
export function startOf(day: number, by: By): number {
  if (by === 'day') return day;
  if (by === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  return toNumber(`${toIso(day).slice(0, 7)}-01`);
}

/** Return the first day of the period that comes after the one that begins on `start`. */
export function nextOf(start: number, by: By): number {
  if (by === 'day') return start + 1;
  if (by === 'week') return start + 7;
  const date = new Date(start * DAY);
  return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY);
}

/** Return the period that suits a span of days: never more bars than can be told apart. */
export function choosePeriod(first: number, last: number): By {
  const days = last - first + 1;
  if (days <= 100) return 'day';
  return days <= 760 ? 'week' : 'month';
}

/** Return the days that a brush from one place to another covers, as whole periods within the bounds. */
export function brushed(
  one: number,
  other: number,
  by: By,
  bounds: [number, number],
): { since: string; until: string } {
  const [first, last] = bounds;
  const inside = (day: number): number => Math.min(Math.max(day, first), last);
  const low = inside(Math.min(one, other));
  const high = inside(Math.max(one, other));
  const since = Math.max(startOf(Math.floor(low), by), first);
  const until = Math.min(nextOf(startOf(Math.floor(high), by), by) - 1, last);
  return { since: toIso(since), until: toIso(Math.max(until, since)) };
}
