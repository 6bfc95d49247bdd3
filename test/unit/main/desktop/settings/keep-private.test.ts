import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keepPrivate } from '../../../../../main/desktop/settings/keep-private.ts';

const filePath = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-')), 'secret.json');

it.skipIf(process.platform === 'win32')('lets only the owner read a file', async () => {
  writeFileSync(filePath, '', { mode: 0o666 });
  await keepPrivate(filePath);
  expect(statSync(filePath).mode & 0o777).toBe(0o600);
});

it('leaves alone what it cannot change', async () => {
  await expect(keepPrivate(`${filePath}.missing`)).resolves.toBeUndefined();
});
