import { expect, test } from 'vitest';
import { kindOf, linkTo } from '../src/views/collections/records';

test('ids tell what they are of, and where it opens', () => {
  expect(kindOf('ec76b2968761f7481c432')).toBe('event');
  expect(kindOf('i5f62d48b483def6135c7')).toBe('incident');
  expect(kindOf('eur-101')).toBe('report');
  expect(kindOf('economist')).toBe('report');
  expect(linkTo('event', 'e1', 'a/b')).toBe('/reports/a%2Fb?event=e1');
  expect(linkTo('incident', 'i1')).toBe('/incidents/i1');
});
