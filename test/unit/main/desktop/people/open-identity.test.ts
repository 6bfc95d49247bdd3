import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Log } from '../../../../../shared/log.ts';
import { verifyIdentity } from '../../../../../main/host/lobby/verify-identity.ts';
import { IDENTITY_FILE_NAME, openIdentity } from '../../../../../main/desktop/people/open-identity.ts';
import { identityStatement } from '../../../../../shared/protocol/signalling.ts';

let folder: string;
let lines: string[];
const log: Log = {
  error: (message, cause) => void lines.push(message, String(cause)),
  warn: (message, cause) => void lines.push(message, String(cause)),
  info: (message) => void lines.push(message),
  debug: (message) => void lines.push(message),
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-identity-'));
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

const filePath = (): string => path.join(folder, IDENTITY_FILE_NAME);

/** The signer's identity as a host computes it. */
function identityOf({ publicKey, sign }: Awaited<ReturnType<typeof openIdentity>>): string | undefined {
  return verifyIdentity({ offer: 'o', identity: { publicKey, signature: sign(identityStatement('p', 'o')) } }, 'p');
}

it('creates a key once, readable by its owner only, and signs as the same person after every start', async () => {
  const first = await openIdentity(folder, log);
  const second = await openIdentity(folder, log);
  expect(identityOf(first)).toMatch(/^[\w-]{22}$/);
  expect(identityOf(second)).toBe(identityOf(first));
  expect([first.notice, second.notice]).toEqual([null, null]);
  if (process.platform !== 'win32') expect((await stat(filePath())).mode & 0o777).toBe(0o600);
});

it('keeps the key of a file that an editor saved with a byte order mark', async () => {
  const before = identityOf(await openIdentity(folder, log));
  await writeFile(filePath(), `\ufeff${(await readFile(filePath(), 'utf8')).replaceAll('\n', '\r\n')}`);
  const after = await openIdentity(folder, log);
  expect([identityOf(after), after.notice]).toEqual([before, null]);
});

it.each(['', '{', '{"version":1}', '{"version":2,"key":{}}', 'x'.repeat(5_000)])(
  'moves a damaged file (%#) aside, reports it, and creates a new key',
  async (text) => {
    await writeFile(filePath(), text);
    const opened = await openIdentity(folder, log);
    expect(identityOf(opened)).toBeDefined();
    expect(opened.notice).toMatchObject({ code: 'identity-damaged', detail: `${IDENTITY_FILE_NAME}.corrupt-1` });
    expect((await readdir(folder)).sort()).toEqual([IDENTITY_FILE_NAME, `${IDENTITY_FILE_NAME}.corrupt-1`]);
    expect(identityOf(await openIdentity(folder, log))).toBe(identityOf(opened));
  },
);

it('rejects a file whose public key does not match its secret key', async () => {
  await openIdentity(folder, log);
  const stored = JSON.parse(await readFile(filePath(), 'utf8')) as { key: { x: string } };
  stored.key.x = 'A'.repeat(43);
  await writeFile(filePath(), JSON.stringify(stored));
  expect((await openIdentity(folder, log)).notice).not.toBeNull();
});

it('uses a temporary key when nothing can be stored, and reports it', async () => {
  const opened = await openIdentity(path.join(folder, 'missing'), log);
  expect(identityOf(opened)).toBeDefined();
  expect(opened.notice).toMatchObject({
    code: 'identity-unread',
    message: expect.stringContaining('creates another identity') as string,
  });
});

it('writes no part of the key into the log', async () => {
  await openIdentity(folder, log);
  const { key } = JSON.parse(await readFile(filePath(), 'utf8')) as { key: { d: string } };
  await writeFile(filePath(), `{"version":1,"key":{"d":"${key.d}"`);
  await openIdentity(folder, log);
  expect(lines.join()).not.toContain(key.d);
});
