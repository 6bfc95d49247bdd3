import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { prepareBridgeProgram } from '../../../../../../main/desktop/positions/wine/bridge-program.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'earshot-bridge-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const inFolder = (name: string): string => path.join(folder, name);

function makePrefix(head: string): string {
  const prefix = inFolder('prefix');
  mkdirSync(prefix);
  writeFileSync(path.join(prefix, 'system.reg'), head);
  return prefix;
}

it('is the one for the width of the prefix', async () => {
  for (const name of ['mumble-link-bridge.exe', 'mumble-link-bridge-32.exe']) writeFileSync(inFolder(name), '');
  const places = { folder, sourceFile: undefined };
  expect(await prepareBridgeProgram(places, inFolder('no-prefix'))).toMatchObject({
    value: inFolder('mumble-link-bridge.exe'),
  });
  const narrow = makePrefix('WINE REGISTRY Version 2\n;; All keys\n\n#arch=win32\n');
  expect(await prepareBridgeProgram(places, narrow)).toMatchObject({ value: inFolder('mumble-link-bridge-32.exe') });
});

it('says what to do in a package that lacks it', async () => {
  expect(await prepareBridgeProgram({ folder, sourceFile: undefined }, '/w')).toMatchObject({
    ok: false,
    error: { code: 'no-bridge-program', message: expect.stringContaining('package') as string },
  });
});

it.skipIf(process.platform === 'win32')('is built from its source, once, where MinGW is installed', async () => {
  const places = { folder: inFolder('out'), sourceFile: inFolder('bridge.c') };
  writeFileSync(places.sourceFile, '');
  vi.stubEnv('PATH', folder);
  expect(await prepareBridgeProgram(places, '/w')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('gcc-mingw-w64') as string },
  });
  const compiler = inFolder('x86_64-w64-mingw32-gcc');
  writeFileSync(compiler, '#!/bin/sh\necho "$4" > "$4"\n');
  chmodSync(compiler, 0o755);
  const built = path.join(places.folder, 'mumble-link-bridge.exe');
  expect(await prepareBridgeProgram(places, '/w')).toEqual({ ok: true, value: built });
  rmSync(compiler);
  expect(await prepareBridgeProgram(places, '/w')).toEqual({ ok: true, value: built });
});
