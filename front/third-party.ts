/** Writes beside the pages what of others is in them: name, version and licence of each package, read where it lies. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FILE = 'THIRD-PARTY.txt';
const HEAD = `The pages of Readout's desk contain these packages, in whole or in part, under the licences below.
The outlines of lands and countries are Natural Earth's, which are in the public domain.`;
const OF_OTHERS = '# Licenses of bundled'; // what a tool of the build has bundled is in the tool, not in the pages
const RULE = '-'.repeat(80);

interface Package {
  name: string;
  version: string;
  license?: string;
}

/** Return the folder of the package that a module is of, "" for modules of our own. */
export function folderOf(module: string): string {
  const made = /^\0(vite|rolldown)\//.exec(module);
  if (made) return `node_modules/${made[1]!}`;
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replace(/^\0/, ''))?.[0] ?? '';
}

/** Return what is to be said of one package; an error where it tells no licence. */
export function tell(folder: string): string {
  const known = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!known.license || !file) throw new Error(`${known.name}: no licence is told, so it can't be shipped`);
  const text = readFileSync(join(folder, file), 'utf8').split(OF_OTHERS)[0]!.trim();
  return `${known.name} ${known.version}, ${known.license}\n\n${text}`;
}

export function thirdParty(): Plugin {
  return {
    name: 'third-party',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? Object.keys(part.modules) : part.originalFileNames,
      );
      const told = new Set(modules.map(folderOf).filter(Boolean).map(tell));
      this.emitFile({
        type: 'asset',
        fileName: FILE,
        source: [HEAD, ...[...told].sort()].join(`\n\n${RULE}\n\n`) + '\n',
      });
    },
  };
}
