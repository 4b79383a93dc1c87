/** Figures as told over time, laid out: each telling a bar from its least to its most, on its day, coloured by its side. */

import type { Told } from './board';

export interface Drawn {
  told: Told;
  x: number; // middle, 0 to 1
  low: number; // from the bottom, 0 to 1
  high: number;
  side: number; // which of the sides
}
export interface Layout {
  drawn: Drawn[];
  sides: string[];
  ticks: { at: number; value: number }[];
  days: { at: number; day: string }[];
}

/** Return the layout; tellings of one day stand beside each other, days by their distance. */
export function layFigures(told: readonly Told[]): Layout {
  const days = [...new Set(told.map((one) => day(one)))].sort();
  const times = days.map((one) => Date.parse(`${one}T00:00:00Z`));
  const first = times[0] ?? 0;
  const span = (times.at(-1) ?? 0) - first;
  const at = (one: string): number => (span > 0 ? 0.08 + (0.84 * (times[days.indexOf(one)]! - first)) / span : 0.5);
  const top = niceTop(Math.max(...told.map((one) => one.high ?? one.value), 0));
  const sides = [...new Set(told.map((one) => one.side ?? ''))];
  const drawn = told.map((one) => {
    const mates = told.filter((other) => day(other) === day(one));
    const beside = (mates.indexOf(one) - (mates.length - 1) / 2) * Math.min(0.035, 0.1 / mates.length);
    return {
      told: one,
      x: at(day(one)) + beside,
      low: (one.low ?? one.value) / top,
      high: (one.high ?? one.value) / top,
      side: sides.indexOf(one.side ?? ''),
    };
  });
  return {
    drawn,
    sides,
    ticks: [0, 0.5, 1].map((part) => ({ at: part, value: top * part })),
    days: days.map((one) => ({ at: at(one), day: one })),
  };
}

function day(told: Told): string {
  return told.published?.slice(0, 10) ?? '';
}

/** Return the next of 1, 2, 5 times a power of ten: the top of a scale that begins at nothing. */
export function niceTop(most: number): number {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= most) ?? most;
}
