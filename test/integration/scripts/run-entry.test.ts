import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NODE_OPTIONS } from '../../../scripts/node-options.mjs';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';

it('runs an entry with the options that threads from sources need, passes on its arguments and returns its exit code', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-entry-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  const entry = path.join(folder, 'entry.ts');
  writeFileSync(
    entry,
    'const words: string[] = process.argv.slice(2);\nconsole.log(JSON.stringify({ options: process.execArgv, words }));\nprocess.exitCode = 3;\n',
  );
  const run = spawnSync(process.execPath, ['scripts/run.mjs', entry, '--one', 'two'], {
    cwd: PROJECT_FOLDER,
    encoding: 'utf8',
  });
  expect(JSON.parse(run.stdout)).toEqual({ options: NODE_OPTIONS, words: ['--one', 'two'] });
  expect(run.status).toBe(3);
  expect(NODE_OPTIONS).toContain('--wasm-wrapper-tiering-budget=2000000000');
});

it.skipIf(process.platform === 'win32')('returns 128 and the number of the signal that ended an entry', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-entry-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  const entry = path.join(folder, 'entry.ts');
  writeFileSync(entry, "process.kill(process.pid, 'SIGTERM'); setInterval(() => undefined, 1_000);\n");
  expect(spawnSync(process.execPath, ['scripts/run.mjs', entry], { cwd: PROJECT_FOLDER }).status).toBe(143);
});

it('is also used to run the tests', () => {
  expect(process.execArgv).toEqual(expect.arrayContaining(NODE_OPTIONS));
});
