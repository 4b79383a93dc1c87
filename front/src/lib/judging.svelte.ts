/** Judging: what a person decides is shown at once and taken back with a word where the server refuses it. */

import { address, send } from '../api/client';
import type { Judgement } from '../api/types';
import { forget } from './loaded.svelte';

export type Action = 'confirm' | 'reject' | 'amend' | 'note';
export interface Decision {
  id: string; // of the event, claim or incident
  action: Action;
  field?: string;
  value?: unknown;
  why?: string;
  words: string; // what was decided, for the live region: "confirmed: assault in Mali"
}
export interface Done {
  judgement: Judgement;
  decision: Decision;
}

const SAID: Record<Action, string> = { confirm: 'Accepted', reject: 'Rejected', amend: 'Amended', note: 'Noted' };

class Judging {
  said = $state(''); // for the live region
  fault = $state('');
  closed = $state(''); // why nothing can be judged here, '' where it can
  #awaited = $state.raw<Map<string, Decision>>(new Map());
  done = $state.raw<Done[]>([]); // of this sitting, the latest last

  #last: Promise<unknown> = Promise.resolve();

  /** What is decided of a record and not yet answered. */
  awaited(id: string): Decision | undefined {
    return this.#awaited.get(id);
  }

  /** Send a decision; `null` and a fault in words where it was refused: the record is then as it was. */
  async judge(decision: Decision): Promise<Judgement | null> {
    if (this.#awaited.has(decision.id)) return null; // a key held down judges once
    const task = this.#send(decision);
    this.#last = task;
    return task;
  }

  async #send(decision: Decision): Promise<Judgement | null> {
    this.#await(decision.id, decision);
    this.fault = '';
    try {
      const { id, action, field, value, why } = decision;
      const judgement = await send<Judgement>('POST', address('/judgements'), {
        id,
        action,
        field,
        value,
        why: why ?? '',
      });
      this.done = [...this.done, { judgement, decision }];
      this.said = `${SAID[action]}: ${decision.words}. U takes it back.`;
      forget();
      return judgement;
    } catch (error) {
      this.#fail(`Not saved: ${decision.words}. ${message(error)}`);
      return null;
    } finally {
      this.#await(decision.id, undefined);
    }
  }

  /** Take back a judgement, the last one of this sitting where none is named; what it was, `null` where there is none. */
  async undo(named?: string): Promise<Done | null> {
    if (!named) await this.#last; // the last is the one that was decided last, answered or not
    const id = named ?? this.done.at(-1)?.judgement.id;
    if (!id) {
      this.said = 'Nothing was judged in this sitting: open a record and take one of its judgements back.';
      return null;
    }
    const done = this.done.find((one) => one.judgement.id === id);
    this.fault = '';
    try {
      await send('POST', address(`/judgements/${id}/undo`), { why: '' });
      this.done = this.done.filter((one) => one.judgement.id !== id);
      this.said = `Taken back${done ? `: ${done.decision.words}` : ''}`;
      forget();
      return done ?? null;
    } catch (error) {
      this.#fail(`Not taken back. ${message(error)}`);
      return null;
    }
  }

  #await(id: string, decision: Decision | undefined): void {
    const next = new Map(this.#awaited);
    if (decision) next.set(id, decision);
    else next.delete(id);
    this.#awaited = next;
  }
  #fail(words: string): void {
    this.fault = words;
    this.said = '';
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const judging = new Judging();
