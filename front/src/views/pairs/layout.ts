/** Where the parties of a network stand: forces from a fixed start, a fixed number of steps, so that it is the same twice. */

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { Network } from '../../api/types';

export interface Spot {
  id: string;
  x: number;
  y: number;
  size: number;
}

const STEPS = 320;
const LARGEST = 20;

/** Return the parties in a plane of `width` by `height`, each with its size by events; edges pull by theirs. */
export function layOut(network: Network, width: number, height: number): Spot[] {
  const most = Math.max(1, ...network.parties.map((party) => party.events));
  const spots: Spot[] = network.parties.map((party, index, all) => {
    const turn = (index / all.length) * 2 * Math.PI;
    const size = Math.max(4, LARGEST * Math.sqrt(party.events / most));
    return { id: party.id, x: Math.cos(turn) * 200, y: Math.sin(turn) * 200, size };
  });
  const pulls = network.edges
    .filter((edge) => edge.actor !== edge.recipient)
    .map((edge) => ({ source: edge.actor, target: edge.recipient, events: edge.events }));
  const strongest = Math.max(1, ...pulls.map((pull) => pull.events));
  forceSimulation(spots)
    .force(
      'pull',
      forceLink<Spot, (typeof pulls)[number]>(pulls)
        .id((spot) => spot.id)
        .distance(90)
        .strength((pull) => 0.1 + 0.5 * Math.sqrt(pull.events / strongest)),
    )
    .force('push', forceManyBody().strength(-420).distanceMax(600))
    .force(
      'apart',
      forceCollide<Spot>((spot) => spot.size + 16),
    )
    .force('across', forceX(0).strength(0.06))
    .force('down', forceY(0).strength(0.11))
    .stop()
    .tick(STEPS);
  return fill(spots, width, height);
}

/** Return the spots moved and scaled so that they fill the plane, with room for names at its edges. */
function fill(spots: Spot[], width: number, height: number): Spot[] {
  const edge = { across: 70, down: 30 };
  const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const [left, right] = range(spots.map((spot) => spot.x));
  const [top, bottom] = range(spots.map((spot) => spot.y));
  const place = (value: number, from: number, to: number, room: number, margin: number): number =>
    to > from ? margin + ((value - from) / (to - from)) * (room - 2 * margin) : room / 2;
  return spots.map(({ id, x, y, size }) => ({
    id,
    size,
    x: Math.round(place(x, left, right, width, edge.across) * 10) / 10,
    y: Math.round(place(y, top, bottom, height, edge.down) * 10) / 10,
  }));
}

/** Return an arrow from the rim of one spot to the rim of another as an outline, a little to the right of the middle line. */
export function arrow(from: Spot, to: Spot, wide: number): string {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far < from.size + to.size + 4) return '';
  const [ux, uy] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const aside = wide / 2 + 1.5;
  const head = Math.max(6, wide * 2);
  const point = (along: number, across: number): string => {
    const x = from.x + ux * along - uy * (across + aside);
    const y = from.y + uy * along + ux * (across + aside);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const end = far - to.size - 2;
  const neck = Math.max(end - head, from.size);
  const half = wide / 2;
  const barb = half + Math.max(2.5, wide * 0.6);
  const points = [
    point(from.size, -half),
    point(neck, -half),
    point(neck, -barb),
    point(end, 0),
    point(neck, barb),
    point(neck, half),
    point(from.size, half),
  ];
  return `M${points.join('L')}Z`;
}
