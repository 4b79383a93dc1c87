import { expect, test } from 'vitest';
import { fit, fold, inGroups, rank } from '../src/lib/choices';

const names = (typed: string, ...words: string[]): string[] =>
  rank(
    typed,
    words.map((one) => ({ id: one, words: one })),
  ).map((one) => one.words);

test('marks and capitals do not matter', () => {
  expect(fold('Côte d’Ivoire')).toBe('cote d’ivoire');
  expect(names('cote', 'Chad', 'Côte d’Ivoire')).toEqual(['Côte d’Ivoire']);
});

test('the same comes before the beginning, that before a later word, that before the middle', () => {
  expect(names('niger', 'Gulf of Niger', 'Nigeria', 'Niger', 'Xniger')).toEqual([
    'Niger',
    'Nigeria',
    'Gulf of Niger',
    'Xniger',
  ]);
  expect(names('go ti', 'Timeline', 'Go to the timeline', 'Got it')).toEqual(['Go to the timeline']);
});

test('equals stay in their order, and nothing typed leaves all', () => {
  expect(names('a', 'ab', 'aa', 'ac')).toEqual(['ab', 'aa', 'ac']);
  expect(names('', 'b', 'a')).toEqual(['b', 'a']);
});

test('loose letters count only where nothing fits better', () => {
  expect(names('tml', 'Timeline', 'Map')).toEqual(['Timeline']);
  expect(names('map', 'Timeline', 'Map', 'Mali appeal')).toEqual(['Map']);
});

test('codes and definitions find too, after names', () => {
  expect(fit('ukr', { id: 'a', words: 'Ukraine', also: 'UKR' })).toBe(1);
  expect(fit('deu', { id: 'a', words: 'Germany', also: 'DEU' })).toBe(5);
  expect(fit('xyz', { id: 'a', words: 'Germany', also: 'DEU' })).toBe(9);
});

test('groups keep the order in which they come', () => {
  const found = inGroups([
    { id: '1', words: 'a', group: 'x' },
    { id: '2', words: 'b', group: 'y' },
    { id: '3', words: 'c', group: 'x' },
  ]);
  expect(found.map((one) => [one.group, one.choices.length])).toEqual([
    ['x', 2],
    ['y', 1],
  ]);
});
