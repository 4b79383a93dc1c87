import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

vi.stubGlobal('location', { pathname: '/', search: '' });
vi.stubGlobal('addEventListener', () => undefined);
const { draw } = await import('../src/views/map/atlas');
const { DISPUTES, isDisputed, markOf } = await import('../src/views/map/disputed');
const { countriesOf, denseness, placeNames, sizeOf, spotsOf } = await import('../src/views/map/marks');
const { codeOf } = await import('../src/views/map/numeric');
const { around, boxOf, placeAt, readBox, sayBox, seeAround } = await import('../src/views/map/view');
type World = Parameters<typeof draw>[0];

const open = (size: string): World =>
  JSON.parse(readFileSync(`node_modules/world-atlas/countries-${size}.json`, 'utf8')) as World;
const fine = open('50m');
const lands = fine.objects.countries.geometries;

test('every dispute is between two neighbours of the atlas', async () => {
  const { neighbors } = await import('topojson-client');
  const marks = lands.map((land) => markOf(land.id, (land.properties as { name: string }).name));
  const next = neighbors(lands);
  for (const { one, other, name } of DISPUTES) {
    const [a, b] = [marks.indexOf(one), marks.indexOf(other)];
    expect([a, b], name).not.toContain(-1);
    expect(next[a], name).toContain(b);
    expect(isDisputed(other, one)).toBe(true);
  }
  expect(isDisputed('250', '276')).toBe(false);
});

test('the atlas is drawn with its borders apart, and most lands have a code of the archive', () => {
  const atlas = draw(open('110m'));
  expect(atlas.lands).toHaveLength(177);
  expect(atlas.lands.every((land) => land.path.startsWith('M'))).toBe(true);
  expect(atlas.borders.length).toBeGreaterThan(10_000);
  expect(atlas.disputed.length).toBeGreaterThan(500);
  const codes = new Map(atlas.lands.map((land) => [land.name, land.code]));
  expect(codes.get('Germany')).toBe('DEU');
  expect(codes.get('Kosovo')).toBe('KOS');
  expect(codes.get('Somaliland')).toBe('SOM');
  expect(codes.get('Antarctica')).toBeNull();
  expect(codeOf(4, 'Afghanistan')).toBe('AFG');
});

test('a box on the screen becomes degrees that hold all four corners', () => {
  const seen = seeAround(4, [10, 45], 800, 500);
  const box = boxOf(seen, 200, 100, 600, 400)!;
  for (const [x, y] of [
    [200, 100],
    [600, 100],
    [200, 400],
    [600, 400],
  ] as const) {
    const [longitude, latitude] = placeAt(seen, x, y)!;
    expect(longitude).toBeGreaterThanOrEqual(box[0] - 1e-9);
    expect(longitude).toBeLessThanOrEqual(box[2] + 1e-9);
    expect(latitude).toBeGreaterThanOrEqual(box[1] - 1e-9);
    expect(latitude).toBeLessThanOrEqual(box[3] + 1e-9);
  }
  const [west, south, east, north] = readBox(sayBox(box))!;
  expect(west <= box[0] && south <= box[1] && east >= box[2] && north >= box[3]).toBe(true);
});

test('a box beyond the edge of the world ends at it; one beside the world is none', () => {
  const seen = seeAround(1, [0, 0], 1000, 487);
  expect(boxOf(seen, -50, -50, 1100, 600)).toEqual([-180, -90, 180, 90]);
  expect(boxOf(seen, -90, -90, -50, -50)).toBeNull();
  expect(readBox('1,2,3')).toBeNull();
  expect(readBox(undefined)).toBeNull();
  expect(around(-0.25, 10)).toBe('-0.2505,9.9995,-0.2495,10.0005');
});

test('the middle of a country is no point, and its events are told as known no closer', () => {
  const place = (name: string, precision: 'city' | 'country', events: number) => ({
    name,
    country: 'SDN',
    latitude: 15.5,
    longitude: 32.5,
    precision,
    events,
    incidents: null,
    quads: [events, 0, 0, 0],
  });
  const places = {
    places: [place('Khartoum', 'city', 4), place('Sudan', 'country', 6)],
    countries: [{ code: 'SDN', name: 'Sudan', events: 10 }],
    unplaced: 0,
  };
  expect(spotsOf(places.places).map((spot) => spot.place.name)).toEqual(['Khartoum']);
  expect(countriesOf(places)).toEqual([{ code: 'SDN', name: 'Sudan', all: 10, loose: 6 }]);
});

test('the area of a mark grows with its events, and hatching has three steps', () => {
  expect(sizeOf(400, 1000) / sizeOf(100, 1000)).toBeCloseTo(2);
  expect([0, 1, 20, 100].map((loose) => denseness(loose, 100))).toEqual([0, 1, 2, 3]);
});

test('names stand where they lie upon nothing, those of the largest places first', () => {
  const spot = (name: string, x: number, y: number, size = 5) => ({
    place: {
      name,
      country: null,
      latitude: y,
      longitude: x,
      precision: 'city' as const,
      events: 1,
      incidents: null,
      quads: [],
    },
    x,
    y,
    size,
    quad: 1 as const,
  });
  const spots = [spot('Large', 0, 0, 9), spot('Near', 3, 0.5), spot('Far', 50, 50), spot('Farther', 90, 90)];
  expect(placeNames(spots, 4, 9).map((one) => one.place.name)).toEqual(['Large', 'Far', 'Farther']);
  expect(placeNames(spots, 40, 9)).toHaveLength(4);
  expect(placeNames(spots, 40, 2)).toHaveLength(2);
});
