/** What is drawn for places: size by events, shape by the family of most events, a ring by how exact the place is. */

import type { Place, Places, Quad } from '../../api/types';
import { familyOf } from '../../lib/chart/family';
import { project } from './view';

export interface Spot {
  place: Place;
  x: number; // on the plane
  y: number;
  size: number; // in pixels, whatever the zoom
  quad: Quad;
}

const LARGEST = 15;
const MANY = 60; // events that the largest size stands for at least: few events make no large marks
const LEAST = 2.8;

/** Return the radius of a mark: its area is in proportion to the events, down to a least size that can be seen. */
export function sizeOf(events: number, most: number): number {
  return Math.max(LEAST, LARGEST * Math.sqrt(events / Math.max(most, MANY)));
}

/** Return the places that may be drawn as points, the largest first; the middle of a country is no point. */
export function spotsOf(places: Place[]): Spot[] {
  const exact = places.filter((place) => place.precision !== 'country');
  const most = Math.max(1, ...exact.map((place) => place.events));
  return exact
    .map((place) => {
      const [x, y] = project([place.longitude, place.latitude])!;
      return { place, x, y, size: sizeOf(place.events, most), quad: familyOf(place.quads) };
    })
    .sort((one, other) => other.size - one.size);
}

export interface Wide {
  code: string;
  name: string;
  all: number; // events in the country
  loose: number; // of them, those known no closer than the country
}

/** Return the countries with all their events, and with those that no place within them is known of. */
export function countriesOf({ places, countries }: Places): Wide[] {
  const placed = new Map<string, number>();
  for (const place of places) {
    if (place.precision === 'country' || !place.country) continue;
    placed.set(place.country, (placed.get(place.country) ?? 0) + place.events);
  }
  return countries.map(({ code, name, events }) => ({
    code,
    name,
    all: events,
    loose: Math.max(0, events - (placed.get(code) ?? 0)),
  }));
}

/** Return how dense the hatching of a country is: 1 to 3, 0 for none. */
export function denseness(loose: number, most: number): 0 | 1 | 2 | 3 {
  if (loose <= 0) return 0;
  if (loose <= most / 16) return 1;
  return loose <= most / 3 ? 2 : 3;
}

/** Return the spots whose names have room beside them, the largest first: no name lies upon another or upon a larger mark. */
export function placeNames(spots: Spot[], scale: number, most: number): Spot[] {
  const taken: [number, number, number, number][] = []; // left, top, right, bottom
  const named: Spot[] = [];
  for (const spot of spots) {
    if (named.length >= most) break;
    const [x, y] = [spot.x * scale, spot.y * scale];
    const label: [number, number, number, number] = [
      x + spot.size + 4,
      y - 7,
      x + spot.size + 8 + spot.place.name.length * 6.2,
      y + 7,
    ];
    const hits = taken.some(
      ([left, top, right, bottom]) => label[0] < right && label[2] > left && label[1] < bottom && label[3] > top,
    );
    taken.push([x - spot.size, y - spot.size, x + spot.size, y + spot.size]);
    if (hits) continue;
    taken.push(label);
    named.push(spot);
  }
  return named;
}
