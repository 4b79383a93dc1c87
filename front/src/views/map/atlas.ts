/** The world as paths: countries and borders of the atlas, projected once; the fine one only when it is needed. */

import { geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import coarse from 'world-atlas/countries-110m.json?url';
import fine from 'world-atlas/countries-50m.json?url';
import { isDisputed, markOf } from './disputed';
import { codeOf } from './numeric';
import { project } from './view';

type Named = { name: string };
export type World = Topology<{ countries: GeometryCollection<Named> }>;

export interface Land {
  key: string;
  code: string | null;
  name: string;
  path: string;
  box: [number, number, number, number]; // left, top, right, bottom
  middle: [number, number]; // of its largest part
}

export interface Atlas {
  lands: Land[];
  borders: string; // undisputed
  disputed: string;
}

const fetched = new Map<string, Promise<Atlas>>();

/** Return the atlas, fetched and projected once. */
export function openAtlas(isFine: boolean): Promise<Atlas> {
  const url = isFine ? fine : coarse;
  const opened = fetched.get(url) ?? fetch(url).then(async (answer) => draw((await answer.json()) as World));
  fetched.set(url, opened);
  opened.catch(() => fetched.delete(url));
  return opened;
}

/** Return countries and borders of a topology as paths of the plane in which the world is 1,000 wide. */
export function draw(world: World): Atlas {
  const path = geoPath(project).digits(3);
  const lands = feature(world, world.objects.countries).features.map((one, index) => {
    const [[left, top], [right, bottom]] = path.bounds(one);
    return {
      key: `${index}`,
      code: codeOf(one.id, one.properties.name),
      name: one.properties.name,
      path: path(one) ?? '',
      box: [left, top, right, bottom] as Land['box'],
      middle: path.centroid(largest(one.geometry)) as [number, number],
    };
  });
  const lines = (wanted: boolean): string =>
    path(mesh(world, world.objects.countries, (a, b) => a !== b && isDisputed(nameOf(a), nameOf(b)) === wanted)) ?? '';
  return { lands, borders: lines(false), disputed: lines(true) };
}

function nameOf(one: GeometryObject): string {
  return markOf(one.id, (one.properties as Named | undefined)?.name ?? '');
}

function largest(shape: GeoJSON.Geometry): GeoJSON.Geometry {
  if (shape.type !== 'MultiPolygon') return shape;
  const size = (rings: GeoJSON.Position[][]): number => geoPath(project).area({ type: 'Polygon', coordinates: rings });
  const sizes = shape.coordinates.map(size);
  return { type: 'Polygon', coordinates: shape.coordinates[sizes.indexOf(Math.max(...sizes))]! };
}
