/** Whose licences are told: a module's package is found by its folder, and one without a licence is not shipped. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, tell } from '../third-party';

test.each([
  ['/work/front/node_modules/d3-geo/src/index.js', '/work/front/node_modules/d3-geo'],
  ['/work/front/node_modules/@scope/part/a.js', '/work/front/node_modules/@scope/part'],
  [
    '/work/front/node_modules/d3-geo/node_modules/d3-array/src/sum.js',
    '/work/front/node_modules/d3-geo/node_modules/d3-array',
  ],
  ['\0vite/preload-helper.js', 'node_modules/vite'],
  ['/work/front/src/App.svelte', ''],
])('the package of %s', (module, folder) => {
  expect(folderOf(module)).toBe(folder);
});

test('a package is told with its licence, and one without is refused', () => {
  expect(tell('node_modules/d3-geo')).toMatch(/^d3-geo 3\.[\d.]+, ISC\n\nCopyright/);
  const bare = mkdtempSync(join(tmpdir(), 'bare-'));
  writeFileSync(join(bare, 'package.json'), '{"name": "bare", "version": "1.0.0", "license": "MIT"}');
  expect(() => tell(bare)).toThrow('bare: no licence is told');
  rmSync(bare, { recursive: true });
});
