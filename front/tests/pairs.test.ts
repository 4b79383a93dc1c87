import { expect, test } from 'vitest';
import { familyOf } from '../src/lib/chart/family';
import { arrow, layOut } from '../src/views/pairs/layout';

const ids = ['RUS', 'UKR', 'USA', 'CHN', 'TCD'];
const network = {
  of: 'country' as const,
  parties: ids.map((id, index) => ({ id, label: id, events: 50 - index * 10 })),
  edges: [
    ['RUS', 'UKR', 30],
    ['UKR', 'RUS', 12],
    ['USA', 'CHN', 8],
    ['USA', 'RUS', 4],
    ['RUS', 'RUS', 9],
  ].map(([actor, recipient, events]) => ({
    actor: String(actor),
    recipient: String(recipient),
    events: Number(events),
    reports: 1,
    incidents: null,
    score: 0,
    quads: [0, 0, 0, 1],
  })),
  left_out: 0,
};

test('the same network has the same picture twice, within its frame, nobody upon another', () => {
  const spots = layOut(network, 800, 500);
  expect(layOut(network, 800, 500)).toEqual(spots);
  for (const spot of spots) {
    expect(spot.x).toBeGreaterThanOrEqual(0);
    expect(spot.x).toBeLessThanOrEqual(800);
    expect(spot.y).toBeGreaterThanOrEqual(0);
    expect(spot.y).toBeLessThanOrEqual(500);
    for (const other of spots) {
      if (other !== spot)
        expect(Math.hypot(other.x - spot.x, other.y - spot.y)).toBeGreaterThan(spot.size + other.size);
    }
  }
});

test('a party alone stands in the middle', () => {
  const [spot] = layOut({ ...network, parties: network.parties.slice(0, 1), edges: [] }, 800, 500);
  expect([spot!.x, spot!.y]).toEqual([400, 250]);
});

test('an arrow goes from rim to rim; there is none where rims meet', () => {
  const from = { id: 'a', x: 0, y: 0, size: 10 };
  expect(arrow(from, { id: 'b', x: 15, y: 0, size: 10 }, 2)).toBe('');
  const points = arrow(from, { id: 'b', x: 100, y: 0, size: 10 }, 2)
    .slice(1, -1)
    .split('L')
    .map((point) => Number(point.split(' ')[0]));
  expect(Math.min(...points)).toBe(10);
  expect(Math.max(...points)).toBe(88);
});

test('the leading family, conflict first where two are equal', () => {
  expect(familyOf([5, 0, 5, 1])).toBe(3);
  expect(familyOf([5, 6, 5, 1])).toBe(2);
  expect(familyOf([0, 0, 0, 0])).toBe(4);
});
