/** Finding a choice by typing: the same few rules for the palette, the filters and the pickers, so that hands can learn them. */

import type { Quad } from '../api/types';

export interface Choice {
  id: string;
  words: string; // what it is called, and mostly what is typed
  also?: string; // other words that find it: a code, a definition
  hint?: string; // shown softly beside it
  group?: string; // heading that it stands under
  count?: number | undefined; // how many events it would give
  quad?: Quad | undefined;
  chosen?: boolean | undefined;
  keys?: string; // the key that does the same
}

const NO_MATCH = 9;

/** Return text without marks and capitals, so that "cote" finds "Côte". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Return how well words fit what was typed, 0 best: 0 the same, 1 begins with it, 2 one of its words does, 3 each typed
 * word begins one of them, 4 stands somewhere inside, 5 other words begin so, 6 its letters come in this order; 9 not at all.
 */
export function fit(typed: string, choice: Choice): number {
  const asked = fold(typed).trim();
  const words = fold(choice.words);
  if (!asked || words === asked) return 0;
  if (words.startsWith(asked)) return 1;
  const parts = words.split(/[^\p{L}\p{N}]+/u);
  if (parts.some((part) => part.startsWith(asked))) return 2;
  const other = fold(choice.also ?? '').split(/[^\p{L}\p{N}]+/u);
  const begins = (among: string[]): boolean =>
    asked.split(/\s+/).every((one) => among.some((part) => part.startsWith(one)));
  if (begins(parts)) return 3;
  if (words.includes(asked)) return 4;
  if (begins([...parts, ...other])) return 5;
  return asked.length > 2 && inOrder(asked.replaceAll(' ', ''), words) ? 6 : NO_MATCH;
}

/** Return the choices that fit, best first, otherwise as they came; loose fits only where nothing better is there. */
export function rank<T extends Choice>(typed: string, choices: readonly T[], limit = 200): T[] {
  const scored = choices.map((choice) => ({ choice, score: fit(typed, choice) })).filter((one) => one.score < NO_MATCH);
  const tight = scored.filter((one) => one.score < 6);
  return (tight.length ? tight : scored)
    .sort((one, other) => one.score - other.score)
    .slice(0, limit)
    .map((one) => one.choice);
}

/** Return choices by their groups: each under the place of its first, in their order. */
export function inGroups<T extends Choice>(choices: readonly T[]): { group: string; choices: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const choice of choices) {
    const name = choice.group ?? '';
    groups.set(name, [...(groups.get(name) ?? []), choice]);
  }
  return [...groups].map(([group, found]) => ({ group, choices: found }));
}

function inOrder(letters: string, words: string): boolean {
  let place = -1;
  return [...letters].every((letter) => (place = words.indexOf(letter, place + 1)) >= 0);
}
