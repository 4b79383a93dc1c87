import { expect, test } from 'vitest';
import { readFound, toUnits } from '../src/lib/offsets';

test('code points become UTF-16 units, whatever stands in the text', () => {
  for (const text of ['', 'plain', 'a😀b😀😀c', '😀', 'عربي 😀 עברית', 'e\u0301\u200b😀\u202e', '𝔘𝔫']) {
    const unit = toUnits(text);
    const points = [...text];
    for (let start = 0; start <= points.length; start += 1) {
      for (let end = start; end <= points.length; end += 1) {
        expect(text.slice(unit(start), unit(end))).toBe(points.slice(start, end).join(''));
      }
    }
    expect(unit(points.length + 5)).toBe(text.length);
    expect(unit(-3)).toBe(0);
  }
});

test('words that a search found are told in code points', () => {
  expect(readFound('4-9', '😀 a truce')).toEqual({ start: 5, end: 10 });
  for (const told of [undefined, '', '9-4', '4', 'x-y', '99-120']) expect(readFound(told, 'short')).toBeNull();
});
