/** The places of the map as rows of a table. */

import type { Places } from '../../api/types';
import { here } from '../../lib/address.svelte';
import { known } from '../../lib/codebook.svelte';
import type { Table } from '../../lib/chart/table';
import { around } from './view';

const EXACT = { point: 'exact', city: 'town or city', region: 'region', country: 'country' };

export function tabulate({ places, countries }: Places): Table {
  const points = places
    .filter((place) => place.precision !== 'country')
    .map((place) => [
      place.name,
      known.country(place.country),
      EXACT[place.precision],
      { words: place.events, href: linkBox(around(place.longitude, place.latitude)) },
      place.incidents,
      ...place.quads,
    ]);
  const lands = countries.map((country) => [
    country.name,
    country.name,
    'country, all in it',
    {
      words: country.events,
      href: here.link({ view: 'events', id: null, extra: {}, selection: { ...here.selection, place: [country.code] } }),
    },
    null,
    null,
    null,
    null,
    null,
  ]);
  return {
    columns: [
      'place',
      'country',
      'known to',
      'events',
      'incidents',
      'verbal coop.',
      'material coop.',
      'verbal confl.',
      'material confl.',
    ],
    rows: [...points, ...lands],
  };
}

export function linkBox(box: string): string {
  return here.link({ view: 'events', id: null, extra: {}, selection: { ...here.selection, box } });
}
