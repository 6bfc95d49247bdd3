import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from '../project-folder.ts';

const SOURCE = 'main/desktop/positions/mumble-link/bridge/mumble-link-bridge.c';
const FOLDER = 'out/bridge';

/** The bridge for Wine prefixes of 64 and of 32 bits, and the compiler of each. */
export const BRIDGES = [
  { program: 'mumble-link-bridge.exe', compiler: 'x86_64-w64-mingw32-gcc' },
  { program: 'mumble-link-bridge-32.exe', compiler: 'i686-w64-mingw32-gcc' },
] as const;

/** Builds the bridges into out/bridge. Returns what is wrong, one sentence for each that could not be built. */
export function buildBridges(): readonly string[] {
  mkdirSync(path.join(PROJECT_FOLDER, FOLDER), { recursive: true });
  return BRIDGES.flatMap(({ program, compiler }) => {
    const target = path.join(PROJECT_FOLDER, FOLDER, program);
    const built = spawnSync(
      compiler,
      ['-O2', '-Wall', '-Wextra', '-Werror', '-s', '-o', target, path.join(PROJECT_FOLDER, SOURCE)],
      { encoding: 'utf8' },
    );
    if (built.status === 0) return [];
    const reason = built.error?.message ?? built.stderr.trim();
    return [`${program} could not be built: ${reason}. Install gcc-mingw-w64.`];
  });
}
