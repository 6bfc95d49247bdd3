import { spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { findProgram } from './find-program.ts';
import { installOrSkip } from './install-debian-packages.ts';

/** Debian's own Python, which has Debian's packages; another one may come first in PATH. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

/** Firefox without a sound device never starts an AudioContext, so the tests give it a sound server. */
const FIREFOX_PROGRAMS: readonly (readonly [string, string])[] = [
  ['firefox-esr', 'firefox-esr'],
  ['pulseaudio', 'pulseaudio'],
];

/** Returns the path of Firefox ESR; undefined if it or the sound server is not installed. */
export function findFirefox(): string | undefined {
  return findProgram('pulseaudio') && findProgram('firefox-esr');
}

/**
 * Returns an IPv4 address of this machine by which another program on it reaches a host, undefined if there is none.
 * Firefox and aiortc do not use the loopback interface.
 */
export function findOwnAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** Returns a Python that has aiortc; undefined if there is none. */
export function findPythonWithAiortc(): string | undefined {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import aiortc'], { timeout: 60_000 }).status === 0);
}

/** Ensures that the tests against other WebRTC stacks can run, or prints which of them will be skipped. */
export function prepareStackTests(): void {
  if (process.platform !== 'linux') return;
  if (findOwnAddress() === undefined)
    console.log('Tests with other WebRTC stacks will be SKIPPED: this machine has no IPv4 address but loopback.');
  const missing = FIREFOX_PROGRAMS.filter(([program]) => findProgram(program) === undefined);
  installOrSkip(
    missing.map(([, name]) => name),
    'Tests with Firefox',
  );
  if (findPythonWithAiortc() === undefined) installOrSkip(['python3-aiortc'], 'Tests with aiortc');
}
