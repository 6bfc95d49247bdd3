import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { findProgram } from './find-program.ts';
import { installOrSkip } from './install-debian-packages.ts';

/** What runs the examples of the games' documents, by Debian package: together 8 MB to download. */
const NEEDS: readonly (readonly [isThere: () => boolean, packages: readonly string[]])[] = [
  [() => findProgram('curl') !== undefined, ['curl']],
  [() => findProgram('python3') !== undefined, ['python3']],
  [() => findProgram('mcs') !== undefined && findProgram('mono') !== undefined, ['mono-mcs', 'mono-runtime']],
  [() => globSync('/usr/lib/mono/*/System.Net.Http.dll').length > 0, ['libmono-system-net-http4.0-cil']],
  [
    () => spawnSync('lua', ['-e', 'require("socket.http")'], { stdio: 'ignore' }).status === 0,
    ['lua5.4', 'lua-socket'],
  ],
];

/**
 * Ensures on Linux that the examples for games and their servers can run. Installs what is missing as root on Debian or
 * Ubuntu; elsewhere the tests of those examples are skipped and report that.
 */
export function prepareExampleTests(): void {
  if (process.platform !== 'linux') return;
  installOrSkip(
    NEEDS.flatMap(([isThere, packages]) => (isThere() ? [] : packages)),
    'Tests of examples for games',
  );
}
