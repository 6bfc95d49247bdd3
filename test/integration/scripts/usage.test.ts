import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';

/** The commands of package.json that run a script of the project, by name. */
const COMMANDS = Object.entries(
  (JSON.parse(readFileSync(`${PROJECT_FOLDER}/package.json`, 'utf8')) as { scripts: Record<string, string> }).scripts,
).flatMap(([name, line]) => {
  const [, script] = /^node scripts\/run\.mjs (\S+\.ts)$/.exec(line) ?? [];
  return script === undefined ? [] : [{ name, script }];
});

/** Takes the options of electron-builder, which judges them. */
const PASSES_ON = new Set(['package']);

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function run(script: string, argument: string): Promise<Run> {
  // A test runner that wants colours itself must not force them on what it runs.
  const env = { ...process.env };
  delete env['FORCE_COLOR'];
  const child = spawn(process.execPath, ['scripts/run.mjs', script, argument], { cwd: PROJECT_FOLDER, env });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  return new Promise((resolve, reject) =>
    child.once('error', reject).once('close', (code) => resolve({ code, output, errors })),
  );
}

it.each(COMMANDS)('$name explains itself with examples', async ({ name, script }) => {
  const { code, output } = await run(script, '--help');
  expect(output).toMatch(/^Examples?:\n(?: {2}# .*\n)? {2}npm /m);
  expect(output).toContain(name);
  expect(code).toBe(0);
});

it.each(COMMANDS.filter(({ name }) => !PASSES_ON.has(name)))(
  '$name ends with 2 on a wrong option, and names its own help',
  async ({ name, script }) => {
    const { code, errors } = await run(script, '--no-such-option');
    expect(errors).toMatch(
      new RegExp(`Unknown option --no-such-option\\. Run 'npm (run )?${name} -- --help' for all options\\.\\n$`),
    );
    expect(code).toBe(2);
  },
);

it.skipIf(process.platform === 'win32')('a script whose output nobody reads ends without a stack trace', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  const entry = path.join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `const { readScriptArguments } = await import(${JSON.stringify(path.join(PROJECT_FOLDER, 'scripts/script-arguments.ts'))});
    readScriptArguments({ command: 'npm run x', help: '' }, {});
    setInterval(() => process.stdout.write('line\\n'), 10);`,
  );
  const child = spawn(process.execPath, ['scripts/run.mjs', entry], { cwd: PROJECT_FOLDER });
  afterTest(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'close')) as [number];
  expect([code, errors]).toEqual([141, '']);
});
