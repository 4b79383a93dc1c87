/** A report that is being read: what is open, what is lit up, what is marked; text and margin look at the same. */

import type { ReaderReport } from '../../api/types';
import { atTheDoor } from '../../lib/offsets';
import { layFlat, type Piece } from '../../lib/pieces';
import { shown } from './kinds.svelte';
import { byStretch, kindOf, markAll, type Lit } from './marks';
import { byParagraph, findRecord, inOrder, step } from './records';

export interface Asked {
  report: () => ReaderReport; // as the server gives it
  open: () => string | null; // id of the record that the address names
  link: (record: string | null) => string; // address where it is open
  go: (record: string | null) => void;
}

export class Reading {
  #asked: Asked;
  lit = $state.raw<Lit | null>(null);
  rejected = $state(false); // whether rejected records are shown
  report = $derived.by(() => atTheDoor(this.#asked.report()));
  open = $derived.by(() => findRecord(this.report, this.#asked.open()));
  missing = $derived.by(() => this.#asked.open() !== null && !this.open);
  #all = $derived.by(() => this.rejected || !!this.open?.rejected);
  noted = $derived.by(() => inOrder(this.report, this.#all));
  headline = $derived.by(() => this.report.paragraphs.filter((one) => one.kind === 'headline'));
  prose = $derived.by(() => this.report.paragraphs.filter((one) => one.kind === 'prose'));
  rows = $derived.by(() => byParagraph(this.prose, this.noted));
  refused = $derived.by(() => [...this.report.events, ...this.report.claims].filter((one) => one.rejected).length);
  /** Marks of each paragraph: a huge report is not gone through once per paragraph. */
  #touching = $derived.by(() => byStretch(this.report.paragraphs, this.#marks));
  #marks = $derived.by(() => markAll(this.report, this.#all).filter((mark) => shown.has(kindOf(mark))));

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  pieces(from: number, to: number): Piece[] {
    return layFlat(from, to, this.#touching.get(from) ?? []);
  }
  link(record: string | null): string {
    return this.#asked.link(record);
  }
  go(record: string | null): void {
    this.#asked.go(record);
  }
  step(by: number): void {
    this.lit = null;
    const next = step(this.noted, this.open?.id ?? null, by);
    if (next !== null && next !== this.open?.id) this.go(next);
  }

  light(record: string, part?: string): void {
    this.lit = part ? { record, part } : { record };
  }
  dim(record: string): void {
    if (this.lit?.record === record) this.lit = null;
  }
  isLit(record: string): boolean {
    return this.lit?.record === record;
  }

  /** Return where a record, or one part of it, first stands in the text; `null` where no words stand for it. */
  place(record: string, part?: string): number | null {
    const marks = markAll(this.report, true).filter((mark) => mark.record === record);
    const wanted = marks.filter((mark) => (part ? mark.part === part : mark.what === 'event' || mark.what === 'claim'));
    return wanted.length ? Math.min(...wanted.map((mark) => mark.start)) : null;
  }
}
