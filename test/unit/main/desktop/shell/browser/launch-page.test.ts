import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeLaunchPage } from '../../../../../../main/desktop/shell/browser/launch-page.ts';

const LINK = 'http://127.0.0.1:24680/#ticket';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('writes a page that leads to the link, and returns an address without it', async () => {
  const profileFolder = path.join(folder, 'a profile', 'ü');
  const address = await writeLaunchPage(profileFolder, LINK);
  expect(address).toMatch(/^file:\/\/\/\S+$/);
  expect(address).not.toContain('ticket');
  expect(readFileSync(fileURLToPath(address), 'utf8')).toContain(`content="0;url=${LINK}"`);
});

it.skipIf(process.platform === 'win32')('lets only the user read it', async () => {
  const profileFolder = path.join(folder, 'profile');
  const address = await writeLaunchPage(profileFolder, LINK);
  expect(statSync(fileURLToPath(address)).mode & 0o777).toBe(0o600);
  expect(statSync(profileFolder).mode & 0o777).toBe(0o700);
});
