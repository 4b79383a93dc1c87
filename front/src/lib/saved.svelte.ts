/** Searches and collections that are kept with the archive: fetched once, changed here, undone by `restore`. */

import { address, ask, send } from '../api/client';
import type { Saved } from '../api/types';

type Draft = Pick<Saved, 'kind' | 'name' | 'address' | 'records'>;

class SavedThings {
  items = $state.raw<Saved[]>([]);
  fault = $state('');
  said = $state(''); // for a live region
  gone = $state.raw<Saved | null>(null); // the last one deleted
  here = $state(false); // fetched

  async fetch(): Promise<void> {
    await this.#try(async () => {
      this.items = (await ask<{ items: Saved[] }>(address('/saved'))).items;
      this.here = true;
    });
  }
  async add(draft: Draft): Promise<boolean> {
    return this.#try(async () => {
      await send<Saved>('POST', address('/saved'), draft);
      this.said = `Saved: ${draft.name}`;
      await this.fetch();
    });
  }
  async change(id: string, change: Partial<Draft>, said: string): Promise<boolean> {
    return this.#try(async () => {
      await send<Saved>('PUT', address(`/saved/${id}`), change);
      this.said = said;
      await this.fetch();
    });
  }
  async remove(one: Saved): Promise<boolean> {
    return this.#try(async () => {
      await send('DELETE', address(`/saved/${one.id}`));
      this.gone = one;
      this.said = `Deleted: ${one.name}`;
      await this.fetch();
    });
  }
  async restore(): Promise<boolean> {
    const one = this.gone;
    if (!one) return false;
    const { name, address, records } = one;
    const done = await this.change(one.id, { name, address, records }, `There again: ${name}`);
    if (done) this.gone = null;
    return done;
  }

  async #try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      this.fault = '';
      return true;
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
      return false;
    }
  }
}

export const saved = new SavedThings();
