/** What may be said, fetched once: types and their families, names of countries and sectors. */

import { address, ask } from '../api/client';
import type { About, Codebook, Quad, TypeEntry } from '../api/types';

export const QUADS: Record<Quad, { name: string; shape: 'circle' | 'square' | 'triangle' | 'diamond' }> = {
  1: { name: 'Verbal cooperation', shape: 'circle' },
  2: { name: 'Material cooperation', shape: 'square' },
  3: { name: 'Verbal conflict', shape: 'triangle' },
  4: { name: 'Material conflict', shape: 'diamond' },
};

class Known {
  codebook = $state.raw<Codebook | null>(null);
  about = $state.raw<About | null>(null);
  fault = $state<string | null>(null);
  #types = $derived(new Map(this.codebook?.types.map((entry) => [entry.type, entry])));
  #countries = $derived(new Map(this.codebook?.countries.map((entry) => [entry.code, entry.name])));
  #sectors = $derived(new Map(this.codebook?.sectors.map((entry) => [entry.sector, entry])));

  async fetch(): Promise<void> {
    try {
      [this.codebook, this.about] = await Promise.all([
        ask<Codebook>(address('/codebook')),
        ask<About>(address('/about')),
      ]);
      this.fault = null;
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
    }
  }

  /** Look again what the archive holds; true where it changed. */
  async look(): Promise<boolean> {
    const before = this.about?.state;
    this.about = await ask<About>(address('/about'));
    return before !== this.about.state;
  }

  type(code: string): TypeEntry | undefined {
    return this.#types.get(code);
  }
  country(code: string | null): string {
    return (code && this.#countries.get(code)) ?? code ?? '';
  }
  /** What a sector takes in. */
  sector(code: string): string {
    return this.#sectors.get(code)?.label ?? code;
  }
  sectorName(code: string): string {
    return this.#sectors.get(code)?.name ?? code;
  }
}

export const known = new Known();
