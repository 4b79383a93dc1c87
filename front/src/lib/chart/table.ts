/** The numbers of a chart as a table: for everyone, and for who can't see the drawing. */

export type Cell = string | number | null | { words: string | number; href: string };

export interface Table {
  columns: string[];
  rows: Cell[][];
}
