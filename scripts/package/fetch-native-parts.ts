import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_FOLDER } from '../project-folder.ts';

/** The processors that packages are made for. npm installs the part of its own processor only. */
const PROCESSORS = ['x64', 'arm64'] as const;

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string } | undefined>>;
}

/**
 * Ensures that node_modules holds koffi's binaries of `platform` for every packed processor. Missing ones come from
 * npm, in the version and with the contents that the lock file names. Throws if one is unavailable.
 */
export function fetchNativeParts(platform: NodeJS.Platform): void {
  const lock = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, 'package-lock.json'), 'utf8')) as LockFile;
  for (const processor of PROCESSORS) {
    const name = `@koromix/koffi-${platform}-${processor}`;
    const folder = path.join(PROJECT_FOLDER, 'node_modules', name);
    const locked = lock.packages[`node_modules/${name}`];
    if (existsSync(folder) || locked === undefined) continue;
    console.log(`Fetching ${name} ${locked.version} ...`);
    fetchPackage(`${name}@${locked.version}`, locked.integrity, folder);
  }
}

function fetchPackage(specifier: string, integrity: string | undefined, folder: string): void {
  const npm = process.env['npm_execpath'];
  if (npm === undefined)
    throw new Error(`${specifier} is missing. Start this by 'npm run package', which knows where npm is.`);
  const download = mkdtempSync(path.join(tmpdir(), 'earshot-native-'));
  try {
    const packed = JSON.parse(
      run(process.execPath, [npm, 'pack', specifier, '--json', '--pack-destination', download]),
    ) as readonly [{ readonly filename: string; readonly integrity: string }];
    if (packed[0].integrity !== integrity)
      throw new Error(`${specifier} doesn't match package-lock.json. Don't pack with it.`);
    mkdirSync(folder, { recursive: true });
    run('tar', ['-xzf', path.join(download, packed[0].filename), '-C', folder, '--strip-components=1']);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

function run(program: string, programArguments: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, programArguments, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${programArguments.join(' ')} failed: ${error?.message ?? stderr}`);
  return stdout;
}
