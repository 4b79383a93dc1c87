/** What a view keeps of itself, by the step of the history that it was left at: Back comes to where one was. */

export class Steps<T> {
  #kept = new Map<number, Map<string, T>>();

  keep(step: number, name: string, value: T): void {
    const mine = this.#kept.get(step) ?? new Map<string, T>();
    this.#kept.set(step, mine.set(name, value));
  }

  at(step: number, name: string): T | undefined {
    return this.#kept.get(step)?.get(name);
  }

  /** Forget a step and those after it: a new one takes their place, and Back never comes to them again. */
  forgetFrom(step: number): void {
    for (const one of [...this.#kept.keys()]) if (one >= step) this.#kept.delete(one);
  }
}

/** Where a list or a page stood: what is at a height, in pixels from the top of what scrolls. */
export interface Spot {
  row: string | null; // id of a row that stood there; null: the page as a whole was scrolled so far
  top: number;
  chosen?: string | null; // row that the keys had come to
}

/** Return what an element scrolls in, `null` where all of it is in sight. */
export function scrollerOf(element: Element): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

const FRAMES = 4; // rows that come into sight get their true height, and move what is below them

/** Scroll so that an element stands `top` pixels under the top of what it scrolls in. */
export function bringTo(element: Element, top: number, frames = FRAMES): void {
  const scroller = scrollerOf(element);
  if (!scroller) return;
  scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - top;
  if (frames > 1) requestAnimationFrame(() => element.isConnected && bringTo(element, top, frames - 1));
}

const PATIENCE = 1500; // milliseconds that what is scrolled may take to be long enough again

/** Scroll an element to `top` as soon as it is long enough, unless a hand scrolls it first; what is returned gives it up. */
export function reach(element: HTMLElement, top: number): () => void {
  const until = performance.now() + PATIENCE;
  let frame = 0;
  const end = (): void => {
    cancelAnimationFrame(frame);
    for (const hand of HANDS) element.removeEventListener(hand, end);
  };
  const look = (): void => {
    if (element.scrollHeight - element.clientHeight >= top) element.scrollTop = top;
    else if (performance.now() < until) return void (frame = requestAnimationFrame(look));
    end();
  };
  for (const hand of HANDS) element.addEventListener(hand, end, { passive: true });
  frame = requestAnimationFrame(look);
  return end;
}
const HANDS = ['wheel', 'pointerdown', 'keydown'] as const;
