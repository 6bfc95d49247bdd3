import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** The parts of a package's description that are passed on; older packages name their licence as an object. */
interface PackageDescription {
  readonly name: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
}

const LICENSE_FILE = /^(?:licen[cs]e|copying)/i;

/**
 * The file next to our own modules that contain other people's work: the credits and the terms. It begins with a
 * second-level heading.
 */
const NOTICE_FILE = 'NOTICE.md';

/**
 * Writes `fileName` next to a bundle: the licences of all packages in it, and the notices of our own modules. Replaces
 * Vite's own plugin, which does not know such notices and stops at packages that name their licence in the old way.
 */
export function licensesPlugin(fileName: string): Plugin {
  return {
    name: 'earshot:licenses',
    generateBundle(_options, bundle) {
      const entries = new Map<string, string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'asset') continue;
        for (const id of chunk.moduleIds) {
          const folder = packageFolderOf(id);
          const notice = path.join(path.dirname(id), NOTICE_FILE);
          if (folder !== undefined && !entries.has(folder)) entries.set(folder, describePackage(folder));
          if (folder === undefined && path.isAbsolute(id) && !entries.has(notice) && existsSync(notice))
            entries.set(notice, readFileSync(notice, 'utf8').trim());
        }
      }
      const source = ['# Licences of what is bundled here', ...[...entries.values()].sort()].join('\n\n');
      this.emitFile({ type: 'asset', fileName, source: `${source}\n` });
    },
  };
}

/** Returns the folder of the package that a module belongs to; undefined for our own modules. */
function packageFolderOf(moduleId: string): string | undefined {
  const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(moduleId)?.[1];
  return found !== undefined && existsSync(path.join(found, 'package.json')) ? found : undefined;
}

function describePackage(folder: string): string {
  const {
    name,
    version = '0.0.0',
    license,
  } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as PackageDescription;
  const identifier = typeof license === 'object' ? license.type : license;
  const file = readdirSync(folder).find((candidate) => LICENSE_FILE.test(candidate));
  const text = file === undefined ? '' : `\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}`;
  return `## ${name} ${version}${identifier === undefined ? '' : ` (${identifier})`}${text}`;
}
