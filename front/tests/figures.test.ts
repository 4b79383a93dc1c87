import { expect, test } from 'vitest';
import { listFields, listRows, listTypes, sayShare, type Accuracy } from '../src/views/accuracy/figures';
import measured from '../../src/readout/evaluate/data/accuracy.json';

const found = measured as Accuracy;

test('every figure of the package has its place on the page', () => {
  expect(listRows(found).every((one) => one.rate.f1 > 0 && one.rate.f1 <= 100)).toBe(true);
  expect(listFields(found)).toHaveLength(Object.keys(found.events.matched).length + 1);
  expect(listFields(found).every((one) => !one.words.includes('_') && !/^[a-z]+ country$/.test(one.words))).toBe(true);
  expect(listTypes(found).reduce((sum, one) => sum + one.gold, 0)).toBe(found.counts.gold_events);
});

test('what was not measured is not shown, few events are said to be few', () => {
  const bare = {
    ...found,
    events: { ...found.events, matched: { mode: null } },
    claims: { ...found.claims, stance: null },
  };
  expect(listFields(bare)).toEqual([]);
  expect(listTypes({ ...found, gold: { events: { AID: 3 } } }).find((one) => one.type === 'AID')!.few).toBe(true);
  expect(sayShare(61.6)).toBe('62 of 100');
});
