import { globSync } from 'node:fs';
import { installOrSkip } from './install-debian-packages.ts';
import { findProgram } from './find-program.ts';

/** What the tests of keys outside the window need, by Debian package: programs, and libraries of the native hook. */
const PROGRAMS: readonly (readonly [string, string])[] = [
  ['Xvfb', 'xvfb'],
  ['xdotool', 'xdotool'],
  ['xev', 'x11-utils'],
  ['dbus-daemon', 'dbus-daemon'],
];
const LIBRARIES: readonly (readonly [string, string])[] = [
  ['libX11.so.6', 'libx11-6'],
  ['libXrandr.so.2', 'libxrandr2'],
  ['libXtst.so.6', 'libxtst6'],
  ['libXt.so.6', 'libxt6'],
];

/**
 * Ensures on Linux that the tests can press keys on a separate display. Installs what is missing as root on Debian or
 * Ubuntu; elsewhere the tests that need it are skipped and report that.
 */
export function prepareKeyTests(): void {
  if (process.platform === 'linux') installOrSkip(missingPackages(), 'Tests that press keys');
}

function missingPackages(): readonly string[] {
  const programs = PROGRAMS.filter(([program]) => findProgram(program) === undefined);
  const libraries = LIBRARIES.filter(
    ([library]) => globSync(`/{usr/lib,lib,usr/lib64}/{*-linux-gnu/,}${library}`).length === 0,
  );
  return [...programs, ...libraries].map(([, name]) => name);
}
