import { globSync, openSync, readSync, closeSync } from 'node:fs';
import path from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options } from '@electron/fuses';
import { PROJECT_FOLDER } from '../project-folder.ts';

/** What a package should contain, and what it contains: the reading half of `package-check.ts`. */

export type System = 'linux' | 'mac' | 'win';

/** The systems, as Node and the native parts' packages name them. */
export const PLATFORMS: Readonly<Record<System, string>> = { linux: 'linux', mac: 'darwin', win: 'win32' };

export const EXPECTED_FUSES: Readonly<Record<FuseV1Options, FuseState>> = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
  [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
};

/** Lists the files in an archive, by their paths in it. */
export function listArchive(archive: string): readonly string[] {
  return listPackage(archive, { isPack: false })
    .map((file) => file.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((file) => !('files' in statFile(archive, file, false)))
    .sort();
}

/** Lists what was built, and so must be packed. */
export function listBuiltFiles(): readonly string[] {
  const built = globSync('out/{main,overlay,preload,renderer}/**/*', { cwd: PROJECT_FOLDER, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(PROJECT_FOLDER, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  return [...built, 'package.json'].sort();
}

const MACHINES: readonly (readonly [string, (head: Buffer) => boolean])[] = [
  ['linux-x64', (head) => head.readUInt32BE(0) === 0x7f454c46 && head.readUInt16LE(18) === 0x3e],
  ['linux-arm64', (head) => head.readUInt32BE(0) === 0x7f454c46 && head.readUInt16LE(18) === 0xb7],
  ['darwin-x64', (head) => head.readUInt32LE(0) === 0xfeedfacf && head.readUInt32LE(4) === 0x01000007],
  ['darwin-arm64', (head) => head.readUInt32LE(0) === 0xfeedfacf && head.readUInt32LE(4) === 0x0100000c],
  ['win32-x64', (head) => portableMachine(head) === 0x8664],
  ['win32-arm64', (head) => portableMachine(head) === 0xaa64],
];

/**
 * Returns the system and processor of a native binary, by the header of its format (ELF, Mach-O, PE), whatever its name
 * says.
 */
export function machineOf(file: string): string {
  const head = Buffer.alloc(4_096);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, head);
  } finally {
    closeSync(descriptor);
  }
  return MACHINES.find(([, fits]) => fits(head))?.[0] ?? 'unknown';
}

function portableMachine(head: Buffer): number {
  if (head.readUInt16LE(0) !== 0x5a4d) return 0;
  const offset = head.readUInt32LE(0x3c);
  return offset + 6 <= head.length && head.readUInt32LE(offset) === 0x4550 ? head.readUInt16LE(offset + 4) : 0;
}
