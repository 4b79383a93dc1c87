import { expect, test } from 'vitest';
import { feedName, isAddress, sayDone, sayNamed } from '../src/views/add/source';

test('an address is told from a path', () => {
  expect(isAddress(' HTTPS://example.org/feed')).toBe(true);
  expect(isAddress('/home/me/https://x')).toBe(false);
  expect(isAddress('file:///etc/passwd')).toBe(false);
  expect(sayDone('http://example.org')).toContain('fetched');
  expect(sayDone('/home/me')).toContain('background');
});

test('a desk that others reach does not ask for paths', () => {
  expect(sayNamed(true).label).toContain('path');
  expect(sayNamed(false).label).not.toContain('path');
});

test('a pasted feed is told from a page and from text', () => {
  expect(feedName('<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0"><channel>')).toBe('pasted.xml');
  expect(feedName('<feed xmlns="http://www.w3.org/2005/Atom">')).toBe('pasted.xml');
  expect(feedName('<!DOCTYPE rss PUBLIC "x"><rss>')).toBe('pasted.xml');
  expect(feedName('<rdf:RDF xmlns="x">')).toBe('pasted.xml');
  expect(feedName('{ "version": "https://jsonfeed.org/version/1.1", "items": [] }')).toBe('pasted.json');
  expect(feedName('<html><body><rss></body>')).toBe(null);
  expect(feedName('<feedback>')).toBe(null);
  expect(feedName('The rss feed of the ministry was cut.')).toBe(null);
});
