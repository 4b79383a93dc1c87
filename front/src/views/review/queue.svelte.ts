/** The queue of review: events that nobody judged, fetched some at a time; what was judged here stays to be gone back to. */

import { address, ask } from '../../api/client';
import type { EventRow, Selection } from '../../api/types';

const SOME = 50;
const NEAR = 5; // events before the end of what is here
interface Answer {
  count: number;
  items: EventRow[];
}

export class Queue {
  items = $state.raw<EventRow[]>([]);
  at = $state(0);
  left = $state<number | null>(null); // of the archive, when it was asked last
  judged = $state.raw<ReadonlySet<string>>(new Set());
  fault = $state('');
  #url = '';
  #asking = false;

  get now(): EventRow | undefined {
    return this.items[this.at];
  }
  /** Events that wait: those that were left at the last asking, less those judged since. */
  get waiting(): number {
    return Math.max(0, (this.left ?? 0) - this.judged.size);
  }

  /** Begin anew with what is asked; the same asking goes on where it stood. */
  async open(selection: Selection, order: string): Promise<void> {
    const url = address('/queue', { ...selection, judged: undefined }, { order, limit: SOME });
    if (url === this.#url) return;
    this.#url = url;
    this.items = [];
    this.at = 0;
    this.left = null;
    this.judged = new Set();
    await this.#more(url);
  }
  async again(): Promise<void> {
    await this.#more(this.#url);
  }

  /** Note that the event shown was judged, and go on. */
  judge(): void {
    if (this.now) this.judged = new Set([...this.judged, this.now.id]);
    this.move(1);
  }
  /** Go back to an event whose judgement was taken back. */
  restore(id: string): void {
    this.judged = new Set([...this.judged].filter((one) => one !== id));
    const place = this.items.findIndex((one) => one.id === id);
    if (place >= 0) this.at = place;
  }
  move(step: number): void {
    this.at = Math.min(Math.max(this.at + step, 0), this.items.length);
    if (this.at + NEAR >= this.items.length) void this.#more(this.#url);
  }

  /** Ask for what follows: judged ones are gone from the server's queue, skipped ones come again and are dropped here. */
  async #more(url: string): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      const skipped = this.items.length - this.judged.size;
      const limit = Math.min(500, SOME + Math.max(0, skipped));
      const answer = await ask<Answer>(url.replace(/limit=\d+/, `limit=${limit}`));
      if (url !== this.#url) return;
      const known = new Set(this.items.map((one) => one.id));
      this.items = [...this.items, ...answer.items.filter((one) => !known.has(one.id))];
      // An answer may be older than a judgement that is on its way: what it still lists is not counted twice.
      const late = answer.items.filter((one) => this.judged.has(one.id)).length;
      this.left = answer.count - late + this.judged.size;
      this.fault = '';
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
    } finally {
      this.#asking = false;
      if (url !== this.#url) void this.#more(this.#url);
    }
  }
}
