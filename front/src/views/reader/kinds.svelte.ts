/** Which kinds of words are marked; a liking of the reader, kept in this browser. */

import { KINDS, type Kind } from './marks';

const KEY = 'readout-reader-off';

class Shown {
  #off = $state.raw<ReadonlySet<string>>(new Set((localStorage.getItem(KEY) ?? '').split(' ')));

  has(kind: Kind | null): boolean {
    return kind === null || !this.#off.has(kind);
  }
  toggle(kind: Kind): void {
    const off = new Set(this.#off);
    if (!off.delete(kind)) off.add(kind);
    this.#off = off;
    localStorage.setItem(KEY, KINDS.map((one) => one.kind).filter((one) => off.has(one)).join(' ')); // prettier-ignore
  }
}

export const shown = new Shown();
