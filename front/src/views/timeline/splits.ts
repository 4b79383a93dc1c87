/** What a series is split by: the parts in the order in which they are stacked, and what each is called. */

import type { Quad, Selection, Series } from '../../api/types';
import { known, QUADS } from '../../lib/codebook.svelte';

export type Split = 'quad' | 'type' | 'standing';
export const SPLITS: Split[] = ['quad', 'type', 'standing'];
export const COUNTS = ['events', 'incidents', 'reports'] as const;

export interface Part {
  part: string;
  words: string;
  style: string; // class of its fill
  quad: Quad | null;
  total: number;
}

const QUAD_ORDER = ['4', '3', '1', '2']; // conflict on the ground, so that it has one base line
const STANDING_ORDER = ['disputed', 'claimed', 'reported', 'confirmed'];

/** Return the parts that occur, the undermost first; types by their size, the largest first. */
export function listParts(series: Series): Part[] {
  const totals = new Map<string, number>();
  for (const point of series.points)
    for (const [part, count] of Object.entries(point.parts)) totals.set(part, (totals.get(part) ?? 0) + count);
  return order(series, totals)
    .filter((part) => totals.has(part))
    .map((part) => ({ part, total: totals.get(part)!, ...describe(series.split, part) }));
}

function order(series: Series, totals: Map<string, number>): string[] {
  if (series.split === 'quad') return QUAD_ORDER;
  if (series.split === 'standing') return STANDING_ORDER;
  return [...totals.keys()].sort((one, other) => totals.get(other)! - totals.get(one)! || one.localeCompare(other));
}

function describe(split: Series['split'], part: string): Pick<Part, 'words' | 'style' | 'quad'> {
  if (split === 'quad') {
    const quad = Number(part) as Quad;
    return { words: QUADS[quad].name, style: `q${quad}`, quad };
  }
  if (split === 'standing') return { words: part, style: part, quad: null };
  const quad = known.type(part)?.quad ?? 1;
  return { words: part.toLowerCase().replaceAll('_', ' '), style: `q${quad}`, quad };
}

/** Return the change of the selection that asks for one part alone. */
export function askPart(split: Split, part: string): Partial<Selection> {
  return { [split]: [part] };
}
