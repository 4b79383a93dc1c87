import { expect, test } from 'vitest';
import { isMarkup } from '../src/views/add/intake.svelte';

test('a page is told from plain text, and text that only names a tag stays text', () => {
  expect(isMarkup('<!DOCTYPE html><html>')).toBe(true);
  expect(isMarkup('\n <article><p>Rebels …')).toBe(true);
  expect(isMarkup('<p class="x">Rebels')).toBe(true);
  expect(isMarkup('Rebels wrote <p> on the wall.')).toBe(false);
  expect(isMarkup('<script>alert(1)</script> was all that the ministry said.')).toBe(false);
});
