/** Bars and lines of a series as paths: one for each part, however many periods there are. */

import type { Series } from '../../api/types';
import { stack, type Layer } from './stack';

export interface Column {
  layers: Layer[];
}

type Ends = readonly (readonly [number, number])[]; // left and right of each period, in pixels

/** Return the layers of each period: one upon the other, or `apart`, each from nothing. */
export function columnsOf(series: Series, parts: string[], apart: boolean): Column[] {
  return series.points.map((point) => ({
    layers: apart ? parts.flatMap((part) => stack(point.parts, [part])) : stack(point.parts, parts),
  }));
}

/** Return the bars of one part; `scale` are pixels to one counted, `base` is where nothing stands. */
export function barPath(columns: Column[], part: string, ends: Ends, base: number, scale: number): string {
  return columns
    .map((column, index) => {
      const layer = column.layers.find((one) => one.part === part);
      if (!layer) return '';
      const [from, to] = ends[index]!;
      const gap = to - from > 4 ? 1 : 0;
      const low = base - layer.from * scale;
      return `M${round(from + gap)} ${round(low)}V${round(low - Math.max((layer.to - layer.from) * scale, 0.75))}H${round(to)}V${round(low)}Z`;
    })
    .join('');
}

/** Return a line in steps, each as wide as its period. */
export function stepPath(values: number[], ends: Ends, base: number, scale: number): string {
  return values
    .map(
      (value, index) =>
        `${index ? 'V' : `M${round(ends[0]![0])} `}${round(base - value * scale)}H${round(ends[index]![1])}`,
    )
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
