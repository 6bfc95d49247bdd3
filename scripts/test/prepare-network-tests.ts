import { spawnSync } from 'node:child_process';
import { findProgram } from './find-program.ts';
import { installOrSkip } from './install-debian-packages.ts';

const TESTS = 'Network tests';

/** What a network bed needs, by Debian package. */
const PROGRAMS: readonly (readonly [program: string, packageName: string])[] = [
  ['ip', 'iproute2'],
  ['nft', 'nftables'],
  ['conntrack', 'conntrack'],
  ['turnserver', 'coturn'],
  ['miniupnpd', 'miniupnpd-nftables'],
];

/**
 * Ensures on Linux that the network tests can run. Installs what is missing as root on Debian or Ubuntu; elsewhere, and
 * where network namespaces are not allowed, these tests are skipped and report that.
 */
export function prepareNetworkTests(): void {
  if (process.platform === 'linux') installOrSkip(missingPackages(), TESTS);
  const flaw = findNetworkFlaw();
  if (flaw !== undefined) console.log(`${TESTS} will be SKIPPED: ${flaw}`);
}

/** Returns why this machine cannot run network tests, as a sentence; undefined if it can. */
export function findNetworkFlaw(): string | undefined {
  if (process.platform !== 'linux') return 'They need Linux.';
  if (process.getuid?.() !== 0) return 'They need root, to make network namespaces.';
  const missing = missingPackages();
  if (missing.length > 0) return `They need ${missing.join(', ')} (Debian's names).`;
  const name = `earshot-try-${process.pid}`;
  const made = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8', timeout: 10_000 });
  if (made.status !== 0) return `This machine allows no network namespaces: ${made.stderr.trim()}`;
  const ruled = spawnSync('ip', ['netns', 'exec', name, 'nft', 'add', 'table', 'inet', 'try'], { encoding: 'utf8' });
  spawnSync('ip', ['netns', 'del', name]);
  return ruled.status === 0 ? undefined : `This machine allows no nftables in a namespace: ${ruled.stderr.trim()}`;
}

function missingPackages(): readonly string[] {
  return PROGRAMS.filter(([program]) => findProgram(program) === undefined).map(([, packageName]) => packageName);
}
