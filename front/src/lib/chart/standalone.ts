/** A drawing that stands alone: styles written into it, words above and below it, ready to be a file. */

import { QUADS } from '../codebook.svelte';
import { SHAPES } from './family';
import { wrap } from './wrap';

const COPIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'vector-effect',
  'visibility',
];
const SPACE = 'http://www.w3.org/2000/svg';
const EDGE = 16;
const LINE = 16;

export interface Wording {
  title: string;
  lines: string[]; // below the drawing: note, source
  families: boolean; // whether the shapes of the families are explained
}

/** Return a drawing as a whole SVG file with its title above and its lines below; what is only for the screen is left out. */
export function toSvg(drawing: SVGSVGElement, wording: Wording): string {
  const { width, height } = drawing.getBoundingClientRect();
  const ground = getComputedStyle(document.documentElement);
  const title = wrap(wording.title, width / 8.5);
  const lines = wording.lines.flatMap((line) => wrap(line, width / 6));
  const key = EDGE + title.length * 20 + 12;
  const top = key + (wording.families ? 16 : -4);
  const whole = make('svg', {
    xmlns: SPACE,
    width: width + 2 * EDGE,
    height: top + height + EDGE + lines.length * LINE,
  });
  whole.append(make('rect', { width: '100%', height: '100%', fill: ground.getPropertyValue('--ground').trim() }));
  const words = { fill: ground.getPropertyValue('--ink').trim(), 'font-family': 'sans-serif' };
  title.forEach((line, index) =>
    whole.append(
      make('text', { ...words, x: EDGE, y: EDGE + 14 + index * 20, 'font-size': 16, 'font-weight': 600 }, line),
    ),
  );
  if (wording.families) whole.append(...explain(key, words));
  const inner = copy(drawing);
  for (const [name, value] of Object.entries({ x: EDGE, y: top, width, height }))
    inner.setAttribute(name, String(value));
  whole.append(inner);
  lines.forEach((line, index) =>
    whole.append(make('text', { ...words, x: EDGE, y: top + height + EDGE + index * LINE, 'font-size': 11 }, line)),
  );
  return new XMLSerializer().serializeToString(whole);
}

/** Return the picture of an SVG file, twice as large; `Error` where the browser cannot draw it. */
export async function toPng(svg: string, times = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * times;
    canvas.height = image.naturalHeight * times;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob(
        (blob) => (blob ? done(blob) : fail(new Error('This browser can’t make a picture of it.'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hand a file to the person. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Return a line of the families' shapes and names. */
function explain(y: number, words: Record<string, string>): SVGElement[] {
  const style = getComputedStyle(document.documentElement);
  let x = EDGE + 6;
  return ([4, 3, 1, 2] as const).flatMap((quad) => {
    const fill = style.getPropertyValue(`--quad-${quad}`).trim();
    const mark = make('path', { d: SHAPES[quad], transform: `translate(${x} ${y - 4}) scale(5)`, fill });
    const text = make('text', { ...words, x: x + 10, y, 'font-size': 11 }, QUADS[quad].name);
    x += 30 + QUADS[quad].name.length * 6.2;
    return [mark, text];
  });
}

function copy(element: SVGSVGElement): SVGSVGElement {
  const twin = element.cloneNode(true) as SVGSVGElement;
  const own = [element, ...element.querySelectorAll('*')];
  const twins = [twin, ...twin.querySelectorAll('*')];
  own.forEach((one, index) => dress(one, twins[index]!));
  for (const one of twin.querySelectorAll('[data-screen]')) one.remove();
  twin.setAttribute('overflow', 'hidden');
  return twin;
}

function dress(one: Element, twin: Element): void {
  const style = getComputedStyle(one);
  if (style.display === 'none') twin.setAttribute('data-screen', '');
  for (const name of COPIED) {
    const value = style.getPropertyValue(name);
    if (value) twin.setAttribute(name, value.replaceAll('"', "'"));
  }
  for (const name of ['class', 'style', 'tabindex', 'role', 'href']) twin.removeAttribute(name);
}

function make(name: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}
