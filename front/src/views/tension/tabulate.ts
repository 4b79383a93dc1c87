/** The shares of two parties as rows of a table. */

import type { Share, Tension } from '../../api/types';
import { here } from '../../lib/address.svelte';
import { nextOf, toIso, toNumber } from '../../lib/chart/days';
import type { Cell, Table } from '../../lib/chart/table';
import { sayPeriod } from '../timeline/periods';
import { sayRate } from './lines';

export function tabulate(tension: Tension): Table {
  const read = tension.points.filter(
    (point) => point.exposure || point.conflict.happenings || point.cooperation.happenings,
  );
  return {
    columns: ['period', 'reports', ...['conflict', 'cooperation'].flatMap(columnsOf)],
    rows: read
      .map((point) => [
        { words: sayPeriod(point.start, tension.by), href: linkPeriod(tension, point.start) },
        point.exposure,
        ...cells(point.conflict),
        ...cells(point.cooperation),
      ])
      .reverse(),
  };
}

function columnsOf(side: string): string[] {
  return [`${side} per 1,000`, `${side}: 95 % interval`, `${side}: one publisher left out`, `${side}: happenings`];
}

function cells(share: Share): Cell[] {
  const range = (low: number | null, high: number | null): string | null =>
    low === null || high === null ? null : `${sayRate(low)} to ${sayRate(high)}`;
  return [
    share.value === null ? null : `${sayRate(share.value)}${share.limited && share.happenings ? ' (few)' : ''}`,
    range(share.low, share.high),
    range(share.least, share.most),
    share.happenings,
  ];
}

/** Return where the events between the two in a period are. */
export function linkPeriod(tension: Tension, start: string): string {
  const until = toIso(nextOf(toNumber(start), tension.by) - 1);
  const selection = { ...here.selection, pair: tension.pair.join(','), since: start, until };
  return here.link({ view: 'events', id: null, extra: {}, selection });
}
