/** Shares as lines with bands: a point stands in the middle of its period, and nothing is drawn where nothing was read. */

import { toNumber } from '../../lib/chart/days';
import type { Share, Tension, TensionPoint } from '../../api/types';

export type Side = 'conflict' | 'cooperation';
export type Band = 'interval' | 'publisher';
export const SIDES: Side[] = ['conflict', 'cooperation'];
export const PER = 1000; // reports that a share is told for

/** Return the ends of a band: of chance, or with one publisher left out. */
export function ends(share: Share, band: Band): [number, number] | null {
  const [low, high] = band === 'interval' ? [share.low, share.high] : [share.least, share.most];
  return low === null || high === null ? null : [low, high];
}

/** Return the largest number that has to be shown of both sides. */
export function ceiling(points: TensionPoint[], band: Band): number {
  const all = points.flatMap((point) =>
    SIDES.flatMap((side) => [point[side].value ?? 0, ends(point[side], band)?.[1] ?? 0]),
  );
  return Math.max(0, ...all) * PER;
}

/** Return runs of following points that have a share: a line breaks where nothing was read. */
export function runs(points: TensionPoint[], side: Side): number[][] {
  const found: number[][] = [];
  points.forEach((point, index) => {
    if (point[side].value === null) return;
    if (index && points[index - 1]![side].value !== null && found.length) found.at(-1)!.push(index);
    else found.push([index]);
  });
  return found;
}

/** Return the path of a line through the runs. */
export function linePath(found: number[][], x: (index: number) => number, y: (index: number) => number): string {
  return found
    .map((run) => `M${run.map((index) => `${x(index).toFixed(1)} ${y(index).toFixed(1)}`).join('L')}`)
    .join('');
}

/** Return the outline of a band; where a point has none, it is as narrow as its share. */
export function bandPath(
  tension: Tension,
  side: Side,
  band: Band,
  x: (index: number) => number,
  y: (share: number) => number,
): string {
  const place = (index: number, end: 0 | 1): string => {
    const share = tension.points[index]![side];
    return `${x(index).toFixed(1)} ${y(ends(share, band)?.[end] ?? share.value!).toFixed(1)}`;
  };
  return runs(tension.points, side)
    .map((run) => {
      const up = run.map((index) => place(index, 1));
      const down = run.map((index) => place(index, 0)).reverse();
      return `M${[...up, ...down].join('L')}Z`;
    })
    .join('');
}

/** Return a share as the rate it is told as: 1.2 for 0.0012. */
export function sayRate(share: number | null): string {
  if (share === null) return '–';
  const rate = share * PER;
  return rate >= 100 ? rate.toFixed(0) : rate >= 1 ? rate.toFixed(1) : rate.toFixed(2);
}

/** Return the bands of points that stand alone, as upright lines. */
export function whiskers(
  points: TensionPoint[],
  side: Side,
  band: Band,
  x: (index: number) => number,
  y: (share: number) => number,
): string {
  return runs(points, side)
    .filter((run) => run.length === 1)
    .map(([index]) => {
      const range = ends(points[index!]![side], band);
      return range ? `M${x(index!).toFixed(1)} ${y(range[0]).toFixed(1)}V${y(range[1]).toFixed(1)}` : '';
    })
    .join('');
}

export interface Numbered {
  side: Side;
  at: number;
  words: string; // "1", "2, 3": the numbers of what happened there
}

const GAP = 8; // pixels between two marks
const HALF_SIGN = 3.5; // half the width of a digit

/** Return the movers of a side by their numbers in the list; those that lie close share one mark. */
export function numberMovers(
  tension: Tension,
  side: Side,
  x: (day: number) => number,
  left: number,
  right: number,
): Numbered[] {
  const found: Numbered[] = [];
  tension.movers
    .filter((mover) => mover.kind === side)
    .map((mover, index) => ({ at: mover.day ? x(toNumber(mover.day)) : -1, number: index + 1 }))
    .filter(({ at }) => at >= left && at <= right)
    .sort((one, other) => one.at - other.at || one.number - other.number)
    .forEach(({ at, number }) => {
      const last = found.at(-1);
      const room = GAP + HALF_SIGN * ((last?.words.length ?? 0) + `${number}`.length);
      if (last && at - last.at < room) last.words += `, ${number}`;
      else found.push({ side, at, words: `${number}` });
    });
  return found;
}
