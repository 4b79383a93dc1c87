/** What kind of record an id is of, and where it opens. */

export type Kind = 'event' | 'incident' | 'claim' | 'report';

/** Return the kind by the form of an id: `e`, `i` or `c` and hexadecimal signs, else a report's. */
export function kindOf(id: string): Kind {
  if (!/^[eic][0-9a-f]{12,}$/.test(id)) return 'report';
  return ({ e: 'event', i: 'incident', c: 'claim' } as const)[id[0] as 'e' | 'i' | 'c'];
}

export function linkTo(kind: Kind, id: string, report?: string): string {
  const part = encodeURIComponent(id);
  if (kind === 'event' && report) return `/reports/${encodeURIComponent(report)}?event=${part}`;
  return `/${kind}s/${part}`;
}
