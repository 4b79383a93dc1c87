import { expect, test } from 'vitest';
import { Steps } from '../src/lib/steps';

test('a step keeps what views say of themselves; a new step takes the place of those after it', () => {
  const steps = new Steps<number>();
  steps.keep(1, 'event', 10);
  steps.keep(1, 'board', 11);
  steps.keep(2, 'event', 20);
  expect([steps.at(1, 'event'), steps.at(1, 'board'), steps.at(2, 'event')]).toEqual([10, 11, 20]);
  steps.forgetFrom(2);
  expect([steps.at(1, 'event'), steps.at(2, 'event')]).toEqual([10, undefined]);
});

test('the last that was kept stands', () => {
  const steps = new Steps<number>();
  steps.keep(0, 'event', 1);
  steps.keep(0, 'event', 2);
  expect([steps.at(0, 'event'), steps.at(3, 'event')]).toEqual([2, undefined]);
});
