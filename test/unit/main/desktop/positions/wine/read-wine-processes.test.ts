import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWineProcesses } from '../../../../../../main/desktop/positions/wine/read-wine-processes.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'earshot-proc-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function addProcess(pid: string, program: string, words = '', environment = ''): void {
  mkdirSync(path.join(folder, pid));
  symlinkSync(program, path.join(folder, pid, 'exe'));
  writeFileSync(path.join(folder, pid, 'cmdline'), words);
  writeFileSync(path.join(folder, pid, 'environ'), environment);
}

it.skipIf(process.platform === 'win32')('reads the processes of Wine, and no others', () => {
  addProcess('12', '/usr/lib/wine/wine64', 'C:\\game.exe\0-w\0', 'WINEPREFIX=/w\0A=b=c\0broken\0=x\0');
  addProcess('13', '/usr/bin/node', 'node\0');
  mkdirSync(path.join(folder, '14'));
  mkdirSync(path.join(folder, 'self'));
  expect(readWineProcesses(folder)).toEqual([
    {
      pid: 12,
      program: '/usr/lib/wine/wine64',
      words: ['C:\\game.exe', '-w', ''],
      environment: { WINEPREFIX: '/w', A: 'b=c' },
    },
  ]);
});

it('finds none where the system has no such table', () => {
  expect(readWineProcesses(path.join(folder, 'missing'))).toEqual([]);
});
