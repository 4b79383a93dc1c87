/** The families of types in charts: which of them leads, and their shapes. */

import type { Quad } from '../../api/types';

/** Return the family of most events; of equal ones conflict before cooperation, material before verbal. */
export function familyOf(quads: number[]): Quad {
  const order: Quad[] = [4, 3, 2, 1];
  return order.reduce((best, quad) => ((quads[quad - 1] ?? 0) > (quads[best - 1] ?? 0) ? quad : best), 4 as Quad);
}

/** The shapes of the families around (0, 0), of the area of a circle of radius 1. */
export const SHAPES: Record<Quad, string> = {
  1: 'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z',
  2: 'M-.886-.886H.886V.886H-.886Z',
  3: 'M0-1.555L1.347.778H-1.347Z',
  4: 'M0-1.253L1.253 0L0 1.253L-1.253 0Z',
};
