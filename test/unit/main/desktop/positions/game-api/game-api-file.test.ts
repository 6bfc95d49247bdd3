import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  GAME_API_FILE_NAME,
  readOrMakeToken,
  writeGameApiFile,
} from '../../../../../../main/desktop/positions/game-api/game-api-file.ts';
import { silentLog } from '../../../../../support/silent-log.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-game-api-'));
  file = path.join(folder, GAME_API_FILE_NAME);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the file with the token', () => {
  it('keeps the token across starts, readable by its owner only', async () => {
    const token = await readOrMakeToken(folder);
    expect(token).toMatch(/^[\w-]{22}$/);
    writeFileSync(file, '{}');
    chmodSync(file, 0o666);
    await writeGameApiFile(folder, { url: 'http://127.0.0.1:7776', token }, silentLog);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url: 'http://127.0.0.1:7776', token });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await readOrMakeToken(folder)).toBe(token);
  });

  it('keeps the token of a file that an editor saved with a byte order mark', async () => {
    writeFileSync(file, `\ufeff{\r\n  "token": "${'x'.repeat(22)}",\r\n}\r\n`);
    expect(await readOrMakeToken(folder)).toBe('x'.repeat(22));
  });

  it('is different in every folder', async () => {
    expect(await readOrMakeToken(folder)).not.toBe(await readOrMakeToken(folder));
  });

  it.each([
    '',
    '{',
    'null',
    '{"token":17}',
    '{"token":"short"}',
    '{"token":"with a space and more text"}',
    `{"token":"${'x'.repeat(65)}"}`,
    ' '.repeat(5_000),
    '\0',
  ])('is replaced when it is damaged (%#)', async (text) => {
    writeFileSync(file, text);
    expect(await readOrMakeToken(folder)).toMatch(/^[\w-]{22}$/);
  });

  it('loses only the token of the next start when it cannot be written', async () => {
    const warnings: string[] = [];
    await writeGameApiFile(
      path.join(folder, 'missing'),
      { url: '', token: 'secret' },
      { ...silentLog, warn: (message) => warnings.push(message) },
    );
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).not.toContain('secret');
  });
});
