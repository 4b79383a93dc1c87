/** What a board of parties shows, from what reports tell: rows of sides, figures over days, bonds in words. */

import type { Board, BoardReport, EventRow, Link, Statement, ToldFigure } from '../../api/types';

export const COLUMNS = ['asserts', 'confirms', 'denies', 'silent'] as const;
export type Column = (typeof COLUMNS)[number];

export interface SideRow {
  side: string;
  cells: Record<Column, Statement[]>;
  said: number; // statements that are no silence
}

/** Return one row per side: those who deny first, for they make the dispute; then who says most; the silent last. */
export function bySide(statements: readonly Statement[]): SideRow[] {
  const rows = new Map<string, SideRow>();
  for (const statement of statements) {
    let row = rows.get(statement.side);
    if (!row) {
      row = { side: statement.side, cells: { asserts: [], confirms: [], denies: [], silent: [] }, said: 0 };
      rows.set(statement.side, row);
    }
    row.cells[statement.says].push(statement);
    if (statement.says !== 'silent') row.said += 1;
  }
  return [...rows.values()].sort((one, other) => other.said - one.said || one.side.localeCompare(other.side));
}

/** Return a side in words: "VEN REB" is Venezuela: rebels; one without codes goes by its name. */
export function saySide(
  side: string,
  country: (code: string | null) => string,
  sector: (code: string) => string,
): string {
  const codes = side.split(' ').filter(Boolean);
  if (!codes.length || /^[a-z]?[0-9a-f]{16,}$/.test(side)) return 'nobody named'; // kept apart by its claim's id
  if (!codes.every((code) => /^[A-Z]{3}$/.test(code))) return side; // a party by its name
  return codes.map((code) => (country(code) !== code ? country(code) : sector(code))).join(': ');
}

/** Return the sides that say nothing at all: nobody of them is quoted on it. */
export function silentSides(rows: readonly SideRow[]): string[] {
  return rows.filter((row) => !row.said).map((row) => row.side);
}

/** How a statement counts in words: "3 assert, 1 denies". */
export function sayBalance(statements: readonly Statement[]): string {
  const words: Record<Link, [string, string]> = {
    asserts: ['asserts it', 'assert it'],
    confirms: ['confirms it', 'confirm it'],
    denies: ['denies it', 'deny it'],
  };
  const count = (link: Column): number =>
    new Set(statements.filter((one) => one.says === link).map((one) => one.side)).size;
  const counts = (['asserts', 'confirms', 'denies'] as const).map((link) => [count(link), words[link]] as const);
  const told = counts
    .filter(([number]) => number)
    .map(([number, [one, many]]) => `${number} ${number === 1 ? `side ${one}` : `sides ${many}`}`);
  const nobody = counts.filter(([number]) => !number).map(([, [one]]) => one.replace(' it', ''));
  const none = nobody.length ? `nobody ${nobody.join(' or ')} it` : '';
  const silent = silentSides(bySide(statements)).length;
  return [...told, none, silent ? `${silent} silent` : ''].filter(Boolean).join(', ');
}

export interface Told extends ToldFigure {
  publisher: string | null;
}

/** Return the tellings of a figure by day, the outlet of each put to it. */
export function byDay(told: readonly ToldFigure[], reports: readonly BoardReport[]): Told[] {
  const known = new Map(allReports(reports).map((report) => [report.report, report.publisher]));
  return told
    .map((one) => ({ ...one, publisher: known.get(one.report) ?? null }))
    .sort((one, other) => (one.published ?? '').localeCompare(other.published ?? ''));
}

/** Return reports and the copies under them, as one list. */
export function allReports(reports: readonly BoardReport[]): BoardReport[] {
  return reports.flatMap((report) => [report, ...allReports(report.copies)]);
}

export interface Bond {
  one: EventRow;
  other: EventRow;
  score: number;
  reasons: string[];
  made_by: string;
}

/** Return the bonds whose two events are shown, the surest first. */
export function bondsOf(board: Board): Bond[] {
  const events = new Map(board.events.map((event) => [event.id, event]));
  return board.bonds
    .flatMap((bond) => {
      const one = events.get(bond.one);
      const other = events.get(bond.other);
      return one && other ? [{ ...bond, one, other }] : [];
    })
    .sort((one, other) => other.score - one.score);
}
