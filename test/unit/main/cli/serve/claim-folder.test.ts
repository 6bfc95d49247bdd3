import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { claimFolder } from '../../../../../main/cli/serve/claim-folder.ts';

const MODULE = pathToFileURL(path.resolve('main/cli/serve/claim-folder.ts')).href;

function makeFolder(name = 'host'): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'earshot-claim-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return path.join(parent, name);
}

/** Starts a process that claims the folder, and resolves when it has. */
async function startOwner(folder: string): Promise<ChildProcess> {
  const script = `
    const { claimFolder } = await import(${JSON.stringify(MODULE)});
    console.log(JSON.stringify(await claimFolder(${JSON.stringify(folder)}, process.pid)));
    setInterval(() => {}, 60_000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void owner.kill('SIGKILL'));
  const [line] = (await once(owner.stdout!, 'data')) as [Buffer];
  expect(JSON.parse(line.toString())).toMatchObject({ ok: true });
  return owner;
}

it.each(['host', 'a folder whose path is too long for a socket '.repeat(4).trim()])(
  'gives a folder to one process at a time, and to the next after a crash: %s',
  async (name) => {
    const folder = makeFolder(name);
    const owner = await startOwner(folder);
    const refused = await claimFolder(folder, process.pid);
    expect(refused).toMatchObject({ ok: false, error: { code: 'folder-in-use' } });
    expect(!refused.ok && refused.error.message).toContain(`(process ${owner.pid})`);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(await claimFolder(folder, process.pid)).toEqual({ ok: true, value: undefined });
  },
);
