import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast, distance, lightOf, seen, SIGHTS } from './colours';

const SOURCES = new URL('../src/', import.meta.url).pathname;
const css = readFileSync(join(SOURCES, 'styles/tokens.css'), 'utf-8').replace(/\/\*[\s\S]*?\*\//g, '');

type Tokens = Record<string, string>;
const blocks: [string, Tokens][] = [...css.matchAll(/(:root[^{]*)\{([^}]*)\}/g)].map((found) => [
  found[1]!.trim(),
  Object.fromEntries([...found[2]!.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((one) => [one[1]!, one[2]!.trim()])),
]);
const light = blocks.find(([name]) => name === ':root')![1];
const asked = blocks.find(([name]) => name.includes(':not('))![1];
const chosen = blocks.find(([name]) => name.includes("'dark'"))![1];
const isColour = (value: string): boolean => value.startsWith('#');
const THEMES: [string, Tokens][] = [
  ['light', light],
  ['dark', { ...light, ...asked }],
];

const GROUNDS = ['ground', 'panel', 'sunken', 'accent-ground'];
const KINDS = ['event', 'actor', 'recipient', 'place', 'time', 'figure', 'claim', 'speaker'];
const spans = KINDS.map((kind) => `span-${kind}`);
const quads = ['quad-1', 'quad-2', 'quad-3', 'quad-4'];
/** Every colour of words with the grounds that it stands on. */
const WORDS: Record<string, string[]> = {
  ink: [...GROUNDS, 'warn-ground', 'bad-ground', ...spans.map((span) => `${span}-ground`)],
  'ink-soft': GROUNDS,
  accent: GROUNDS,
  warn: [...GROUNDS, 'warn-ground'],
  bad: [...GROUNDS, 'bad-ground'],
  good: GROUNDS,
  panel: ['accent'],
  ground: ['ink'],
  ...Object.fromEntries(quads.map((quad) => [quad, GROUNDS])),
  ...Object.fromEntries(spans.map((span) => [span, [...GROUNDS, `${span}-ground`]])),
};
/** What is seen but not read: edges of controls, the ring of the focus. */
const MARKS: Record<string, string[]> = { 'line-strong': GROUNDS, focus: [...GROUNDS, 'span-claim-ground'] };

describe('colours', () => {
  test('dark has the same values by the machine and by hand, and every colour of light', () => {
    expect(chosen).toEqual(asked);
    expect(Object.keys(asked).sort()).toEqual(
      Object.keys(light)
        .filter((name) => isColour(light[name]!) || name === 'shadow')
        .sort(),
    );
  });

  test.each(THEMES)('words can be read on their grounds in %s', (_, tokens) => {
    for (const [name, grounds] of Object.entries(WORDS))
      for (const ground of grounds)
        expect(contrast(lightOf(tokens[name]!), lightOf(tokens[ground]!)), `${name} on ${ground}`).toBeGreaterThan(4.5);
    for (const [name, grounds] of Object.entries(MARKS))
      for (const ground of grounds)
        expect(contrast(lightOf(tokens[name]!), lightOf(tokens[ground]!)), `${name} on ${ground}`).toBeGreaterThan(3);
  });

  test.each(THEMES)('each colour is measured in %s', (_, tokens) => {
    const measured = new Set([...Object.entries({ ...WORDS, ...MARKS })].flat(2));
    const left = Object.keys(tokens).filter((name) => isColour(tokens[name]!) && !measured.has(name));
    expect(left).toEqual(['line']); // parts lists that whitespace parts already
  });

  test.each(THEMES)('the four families stay apart for all kinds of sight in %s', (_, tokens) => {
    for (const [name, sight] of Object.entries(SIGHTS))
      for (const one of quads)
        for (const other of quads.filter((quad) => quad > one)) {
          const [first, second] = [one, other].map((quad) => seen(lightOf(tokens[quad]!), sight)) as [never, never];
          expect(distance(first, second), `${one} and ${other}, ${name}`).toBeGreaterThan(8);
        }
  });

  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf-8' }).filter((path) =>
    /\.(svelte|ts|css)$/.test(path),
  );
  const texts = new Map(files.map((path) => [path, readFileSync(join(SOURCES, path), 'utf-8')]));
  const NAMED = 'white|black|red|green|blue|orange|yellow|gr[ae]y|brown|purple|pink|navy|teal';

  test('stand in the tokens alone', () => {
    const literal = new RegExp(`#[0-9a-f]{3,8}\\b(?=[^'"]*;)|\\b(rgb|hsl|oklch|lab)a?\\(|:\\s*(${NAMED})\\s*[;!]`, 'i');
    for (const [path, text] of texts) {
      if (path.endsWith('tokens.css')) continue;
      const style = path.endsWith('.svelte')
        ? (text.match(/<style>[\s\S]*<\/style>/)?.[0] ?? '')
        : path.endsWith('.css')
          ? text
          : '';
      const code = path.endsWith('.ts') || path.endsWith('.svelte') ? text.replace(style, '') : '';
      expect(style.match(literal)?.[0], path).toBeUndefined();
      expect(code.match(/['"`](#[0-9a-f]{3,8}|(rgb|hsl)a?\([^'"`]*)['"`]/i)?.[0], path).toBeUndefined();
    }
  });

  test('are there where they are asked for, and asked for where they are there', () => {
    const all = [...texts.values()].join('\n');
    const known = new Set(blocks.flatMap(([, tokens]) => Object.keys(tokens)));
    const own = new Set([...all.matchAll(/^\s*--([\w-]+):/gm)].map((found) => found[1]!));
    const used = new Set([...all.matchAll(/var\(--([\w-]+)/g)].map((found) => found[1]!));
    expect([...used].filter((name) => !known.has(name) && !own.has(name))).toEqual([]);
    expect([...known].filter((name) => !used.has(name))).toEqual([]);
  });
});
