/** Who acts on whom: parties in their order, edges by their ends, and the addresses of their lists. */

import type { Edge, Network, Quad, Selection } from '../../api/types';
import { here } from '../../lib/address.svelte';
import type { Table } from '../../lib/chart/table';
import { familyOf } from '../../lib/chart/family';

export type Of = Network['of'];
export const OFS: Of[] = ['country', 'name', 'sector'];

/** Return the family of most events of an edge, `null` where the server does not tell. */
export function edgeFamily(edge: Edge): Quad | null {
  return edge.quads?.some(Boolean) ? familyOf(edge.quads) : null;
}

/** Return a party as the filters of actor, recipient and party take it: a name is the whole name. */
export function asParty(of: Of, id: string): string {
  return of === 'sector' ? `/${id}` : of === 'name' ? `"${id}"` : id;
}

/** Return the change of the selection that asks for what one does to the other. */
export function askEdge(of: Of, edge: Edge): Partial<Selection> {
  return { actor: [asParty(of, edge.actor)], recipient: [asParty(of, edge.recipient)] };
}

/** Return where the list of exactly an edge's events is. */
export function linkEdge(of: Of, edge: Edge): string {
  const selection = { ...here.selection, edge: `${of}:${edge.actor}>${edge.recipient}` };
  return here.link({ view: 'events', id: null, extra: {}, selection });
}

export function tabulate(network: Network): Table {
  const names = new Map(network.parties.map((party) => [party.id, party.label]));
  return {
    columns: ['actor', 'recipient', 'events', 'reports', 'incidents', 'mean score (−10 to 10)'],
    rows: network.edges.map((edge) => [
      names.get(edge.actor) ?? edge.actor,
      names.get(edge.recipient) ?? edge.recipient,
      { words: edge.events, href: linkEdge(network.of, edge) },
      edge.reports,
      edge.incidents,
      edge.score.toFixed(1),
    ]),
  };
}
