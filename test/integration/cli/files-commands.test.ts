import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { runCommand, startCommand } from '../../support/run-command.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-files-'));
  afterTest(() => rm(folder, { recursive: true }));
  return folder;
}

async function serve(...more: string[]): Promise<string> {
  const words = ['--port', '0', '--bind', '127.0.0.1', '--json', ...more];
  const { firstLine } = await startCommand('server.ts', words);
  return (JSON.parse(firstLine) as { readonly invitation: string }).invitation;
}

const join = (invitation: string, ...more: string[]) =>
  runCommand('join.ts', ['--invitation', invitation, '--loopback', '--json', ...more]);

it('`join --send` sends a file that `join --save-files` saves, over real sockets', async () => {
  const [folder, saved] = [await newFolder(), await newFolder()];
  const content = Buffer.alloc(400_000, 'earshot ');
  await writeFile(path.join(folder, 'map.txt'), content);
  await writeFile(path.join(saved, 'map.txt'), 'mine');
  const invitation = await serve();
  const sender = await join(invitation, '--send', path.join(folder, 'map.txt'), '--seconds', '1');
  // The host keeps it, though its sender has left.
  const reader = await join(invitation, '--save-files', saved, '--seconds', '4');
  expect([sender.code, reader.code, sender.errors, reader.errors]).toEqual([0, 0, '', '']);
  expect(JSON.parse(sender.output)).toMatchObject({ files: { sent: ['map.txt'], saved: [] } });
  const copy = path.join(saved, 'map (2).txt');
  expect(JSON.parse(reader.output)).toMatchObject({ files: { sent: [], saved: [copy] } });
  expect(content.equals(await readFile(copy))).toBe(true);
  expect(await readFile(path.join(saved, 'map.txt'), 'utf8')).toBe('mine');
});

it('reports a lobby that takes no files, and leaves it', async () => {
  const folder = await newFolder();
  await writeFile(path.join(folder, 'map.txt'), 'hello');
  const sender = await join(await serve('--max-file', '0'), '--send', path.join(folder, 'map.txt'), '--seconds', '1');
  expect(JSON.parse(sender.output)).toMatchObject({ files: { sent: [] } });
  expect(sender.errors).toContain('This lobby takes no files.');
});

it('reports wrong files and folders before it joins', async () => {
  const folder = await newFolder();
  await mkdir(path.join(folder, 'inner'));
  const sent = await join('earshot://join/none', '--send', path.join(folder, 'inner'));
  expect([sent.code, sent.output + sent.errors]).toEqual([2, expect.stringContaining('not a file') as string]);
  const saved = await join('earshot://join/none', '--save-files', path.join(folder, 'none'));
  expect([saved.code, saved.output + saved.errors]).toEqual([2, expect.stringContaining('--save-files') as string]);
});
