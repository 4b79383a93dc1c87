/** Moving about the map: by hand, wheel, two fingers, buttons and keys; where it stands is kept in the address. */

import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom';
import { here } from '../../lib/address.svelte';
import { fit, placeAt, seeAround, WORLD, type Seen } from './view';

const MOST = 60; // times
export const ROUGH = 100; // pixels
const SETTLED = 250; // milliseconds of rest before the address is written

export class Moving {
  width = $state(0);
  height = $state(0);
  seen = $state.raw<Seen>({ scale: 1, x: 0, y: 0 });
  /** The scale alone, and what is seen to a hundred pixels: what hangs on them rests while the hand only drags. */
  scale = $derived(this.seen.scale);
  #about = $derived(`${this.seen.scale} ${Math.round(this.seen.x / ROUGH)} ${Math.round(this.seen.y / ROUGH)}`);
  near = $derived.by<Seen>(() => {
    const [scale = 1, x = 0, y = 0] = this.#about.split(' ').map(Number);
    return { scale, x: x * ROUGH, y: y * ROUGH };
  });
  zoomed = $derived(this.height ? this.seen.scale / fit(this.width, this.height) : 1);
  #behaviour = zoom<SVGSVGElement, unknown>();
  #element: SVGSVGElement | null = null;
  #written = '';
  #timer = 0;

  /** Let a drawing be moved; `chooses` tells that the hand draws a box instead. */
  attach(element: SVGSVGElement, chooses: () => boolean): () => void {
    this.#element = element;
    this.#behaviour
      .filter((event: MouseEvent) => !event.button && !event.shiftKey && (event.type === 'wheel' || !chooses()))
      .clickDistance(4)
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        const { k, x, y } = event.transform;
        this.seen = { scale: k, x, y };
        clearTimeout(this.#timer);
        if (event.sourceEvent) this.#timer = window.setTimeout(() => this.#write(), SETTLED);
      });
    select(element).call(this.#behaviour).on('dblclick.zoom', null);
    return () => {
      clearTimeout(this.#timer);
      select(element).on('.zoom', null);
    };
  }

  /** Stand where the address says, unless it was written from here. */
  follow(extra: Record<string, string>): void {
    const least = fit(this.width, this.height);
    this.#behaviour.scaleExtent([least, least * MOST]).extent([
      [0, 0],
      [this.width, this.height],
    ]);
    this.#behaviour.translateExtent([
      [-WORLD.width * 0.1, -WORLD.height * 0.1],
      [WORLD.width * 1.1, WORLD.height * 1.1],
    ]);
    const said = `${extra.zoom ?? ''} ${extra.at ?? ''} ${this.width}`;
    if (said === this.#written) return;
    this.#written = said;
    const middle = (extra.at ?? '').split(',').map(Number);
    const known = extra.at && middle.length === 2 && middle.every(Number.isFinite);
    const times = Math.min(Math.max(Number(extra.zoom) || 1, 1), MOST);
    this.#stand(seeAround(times, known ? (middle as [number, number]) : [0, 0], this.width, this.height), !known);
  }

  times(factor: number): void {
    if (!this.#element) return;
    this.#behaviour.scaleBy(select(this.#element), factor);
    this.#write();
  }
  shift(x: number, y: number): void {
    if (!this.#element) return;
    this.#behaviour.translateBy(select(this.#element), x / this.seen.scale, y / this.seen.scale);
    this.#write();
  }
  whole(): void {
    here.set({ zoom: '', at: '' }, true);
  }

  #stand(seen: Seen, centred: boolean): void {
    if (!this.#element) return;
    const y = centred ? (this.height - WORLD.height * seen.scale) / 2 : seen.y;
    const x = centred ? (this.width - WORLD.width * seen.scale) / 2 : seen.x;
    this.#behaviour.transform(select(this.#element), zoomIdentity.translate(x, y).scale(seen.scale));
  }

  #write(): void {
    const middle = placeAt(this.seen, this.width / 2, this.height / 2);
    const one = this.zoomed < 1.01;
    const times = one ? '' : this.zoomed.toFixed(2);
    const at = one || !middle ? '' : middle.map((degrees) => degrees.toFixed(2)).join(',');
    this.#written = `${times} ${at} ${this.width}`;
    here.set({ zoom: times, at }, true);
  }
}
