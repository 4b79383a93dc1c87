/** The plane of the map: an equal-area projection of the world, 1,000 wide, and the part of it that is seen. */

import { geoEqualEarth } from 'd3-geo';

export const WORLD = { width: 1000, height: 487 };
export const project = geoEqualEarth().fitSize([WORLD.width, WORLD.height], { type: 'Sphere' });

/** What is seen: screen = plane × scale + (x, y). */
export interface Seen {
  scale: number;
  x: number;
  y: number;
}
export type Box = [number, number, number, number]; // west, south, east, north

/** Return the scale at which the whole world fits. */
export function fit(width: number, height: number): number {
  return Math.min(width / WORLD.width, height / WORLD.height);
}

/** Return what is seen `zoom` times as large as the whole world, around a place in degrees. */
export function seeAround(zoom: number, middle: [number, number], width: number, height: number): Seen {
  const scale = fit(width, height) * zoom;
  const [x, y] = project(middle) ?? [WORLD.width / 2, WORLD.height / 2];
  return { scale, x: width / 2 - x * scale, y: height / 2 - y * scale };
}

/** Return the place in degrees at a point of the screen, `null` beside the world. */
export function placeAt(seen: Seen, x: number, y: number): [number, number] | null {
  const point: [number, number] = [(x - seen.x) / seen.scale, (y - seen.y) / seen.scale];
  const found = project.invert!(point);
  if (!found?.every(Number.isFinite) || Math.abs(found[0]) > 180) return null;
  // Beyond the poles the projection answers with some place: only what leads back is one.
  const back = project(found)!;
  return Math.hypot(back[0] - point[0], back[1] - point[1]) < 0.01 ? found : null;
}

const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** Return the least box in degrees around a part of the screen, `null` beside the world; beyond its edge it ends there. */
export function boxOf(seen: Seen, left: number, top: number, right: number, bottom: number): Box | null {
  const at = (across: number, down: number): [number, number] | null =>
    placeAt(seen, left + across * (right - left), top + down * (bottom - top));
  const found = STEPS.flatMap((across) => STEPS.map((down) => at(across, down))).filter((one) => one !== null);
  if (!found.length) return null;
  const longitudes = found.map(([longitude]) => longitude);
  const latitudes = found.map(([, latitude]) => latitude);
  return [
    STEPS.every((down) => at(0, down)) ? Math.min(...longitudes) : -180,
    at(0.5, 1) ? Math.min(...latitudes) : -90,
    STEPS.every((down) => at(1, down)) ? Math.max(...longitudes) : 180,
    at(0.5, 0) ? Math.max(...latitudes) : 90,
  ];
}

/** Return a box as the parameter says it, outwards to hundredths, so that nothing at its edge falls out. */
export function sayBox([west, south, east, north]: Box): string {
  const down = (value: number): number => Math.floor(value * 100) / 100;
  const up = (value: number): number => Math.ceil(value * 100) / 100;
  return [down(west), down(south), up(east), up(north)].join(',');
}

export function readBox(said: string | undefined): Box | null {
  const sides = said?.split(',').map(Number) ?? [];
  return sides.length === 4 && sides.every(Number.isFinite) ? (sides as Box) : null;
}

const ALONE = 0.0005; // degrees: some fifty metres

/** Return the box of a place alone. */
export function around(longitude: number, latitude: number): string {
  const sides = [longitude - ALONE, latitude - ALONE, longitude + ALONE, latitude + ALONE];
  return sides.map((side) => Number(side.toFixed(5))).join(',');
}

/** Return the outline of a box on the plane: along parallels and meridians, which may be curved. */
export function outline([west, south, east, north]: Box): string {
  const many = 24;
  const along = (from: number, to: number): number[] =>
    Array.from({ length: many }, (_, step) => from + ((to - from) * step) / many);
  const corners = [
    ...along(west, east).map((longitude) => [longitude, north] as const),
    ...along(north, south).map((latitude) => [east, latitude] as const),
    ...along(east, west).map((longitude) => [longitude, south] as const),
    ...along(south, north).map((latitude) => [west, latitude] as const),
  ];
  const points = corners.map(([longitude, latitude]) => project([longitude, latitude])!);
  return `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}
