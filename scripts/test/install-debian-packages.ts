import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { failure, success, type Result } from '../../shared/result.ts';

/** Returns whether packages can be installed without a prompt: this is root on Debian, Ubuntu or a derivative. */
export function isDebianAsRoot(): boolean {
  if (
    process.platform !== 'linux' ||
    process.getuid?.() !== 0 ||
    !existsSync('/usr/bin/apt-get') ||
    !existsSync('/etc/os-release')
  )
    return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Installs packages with apt-get, which prints what it does. */
export function installDebianPackages(names: readonly string[]): Result<void, 'apt-failed'> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const aptArguments of [['update'], ['install', '--yes', '--no-install-recommends', ...names]]) {
    const run = spawnSync('apt-get', ['-qq', ...aptArguments], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment,
    });
    if (run.status !== 0) return failure('apt-failed', `apt-get ${aptArguments.join(' ')} failed`);
  }
  return success(undefined);
}

/**
 * Installs what `tests` (a plural) need as root on Debian or Ubuntu. Elsewhere, and if that fails, prints that they
 * will be skipped.
 */
export function installOrSkip(names: readonly string[], tests: string): void {
  if (names.length === 0) return;
  if (!isDebianAsRoot()) {
    console.log(`${tests} will be SKIPPED: install ${names.join(', ')} (Debian's names) to run them.`);
    return;
  }
  console.log(`Installing ${names.join(', ')} by apt-get. ${tests} need this.`);
  const installed = installDebianPackages(names);
  if (!installed.ok) console.log(`${tests} will be SKIPPED: ${installed.error.message}.`);
}
