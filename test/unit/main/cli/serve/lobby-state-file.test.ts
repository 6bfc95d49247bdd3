import { NO_AUTHORITY } from '../../../../../shared/model/people/moderation.ts';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  afterEnd,
  LOBBY_STATE_FILE_NAME,
  LobbyStateFile,
  MEMBERS_LIFETIME_MS,
  readLobbyStateFile,
  REFRESH_INTERVAL_MS,
} from '../../../../../main/cli/serve/lobby-state-file.ts';
import { createEntryLog } from '../../../../../shared/log.ts';
import { NO_MEETING, type LobbyState } from '../../../../../shared/protocol/lobby-state.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function createFolder(): { readonly folder: string; readonly filePath: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-state-'));
  folders.push(folder);
  return { folder, filePath: path.join(folder, LOBBY_STATE_FILE_NAME) };
}

const bytes = (count: number, value: number): string => Buffer.alloc(count, value).toString('base64url');

const STATE: LobbyState = {
  lobbyId: bytes(16, 1),
  version: 7,
  lobbyName: 'Cellar',
  capacity: 10,
  rules: DEFAULT_HEARING_RULES,
  phase: 'meeting',
  nextParticipantId: 3,
  participants: [
    {
      ...{ id: 2, name: 'Fox', identity: '', color: 4, isMuted: true, isDeafened: false, group: 'Den', isAway: false },
      room: 0,
      tokenHashes: [bytes(32, 2)],
    },
  ],
  rooms: { nextId: 1, rooms: [] },
  groups: [{ name: 'Den', salt: bytes(16, 3), passwordHash: bytes(32, 4) }],
  authority: NO_AUTHORITY,
  secret: bytes(16, 5),
  hostIdentity: '',
  meeting: NO_MEETING,
};

const GIVEN = { rules: DEFAULT_HEARING_RULES, entry: 'knock', password: null } as const;

/** A file whose writes the test counts, and whose time it sets. */
function createLab(write?: (filePath: string, text: string) => Promise<void>) {
  const { folder, filePath } = createFolder();
  const clock = new ManualClock();
  const lab = { folder, filePath, clock, wallMs: 1_000_000, logged: [] as string[] };
  const log = createEntryLog(({ message }) => lab.logged.push(message));
  const options = { folder, given: GIVEN, wallMs: () => lab.wallMs, schedule: clock.schedule, log };
  return { ...lab, file: new LobbyStateFile(write === undefined ? options : { ...options, write }) };
}

it('brings back what was kept, for its owner only', async () => {
  const { file, folder, filePath } = createLab();
  expect(await readLobbyStateFile(folder, 1_000_000)).toEqual({ ok: true, value: undefined });
  file.keep(STATE);
  await file.finish((state) => state);
  expect(await readLobbyStateFile(folder, 1_000_500)).toEqual({ ok: true, value: { state: STATE, given: GIVEN } });
  if (process.platform !== 'win32') expect(statSync(filePath).mode & 0o777).toBe(0o600);
});

it('forgets members that have been gone for too long, or were there after now, and keeps the rest', async () => {
  const { file, folder } = createLab();
  file.keep(STATE);
  await file.finish((state) => state);
  for (const wallMs of [1_000_001 + MEMBERS_LIFETIME_MS, 999_999])
    expect(await readLobbyStateFile(folder, wallMs)).toEqual({
      ok: true,
      value: { state: { ...STATE, participants: [], groups: [] }, given: GIVEN },
    });
});

it('keeps bans and the next id of a lobby that has ended, for another lobby', () => {
  const next = 'BBBBBBBBBBBBBBBBBBBBBA';
  expect(afterEnd(STATE, next)).toEqual({ ...STATE, lobbyId: next, participants: [], groups: [] });
});

it('reads what an earlier version has kept, which knows no options', async () => {
  const { file, folder, filePath } = createLab();
  file.keep(STATE);
  await file.finish((state) => state);
  const kept = JSON.parse(readFileSync(filePath, 'utf8')) as Record<string, unknown>;
  writeFileSync(filePath, JSON.stringify({ ...kept, given: undefined }));
  expect(await readLobbyStateFile(folder, 1_000_500)).toEqual({ ok: true, value: { state: STATE, given: undefined } });
});

it.each([
  ['half of it', (text: string) => text.slice(0, text.length / 2)],
  ['another version', (text: string) => text.replace('"version":1', '"version":2')],
  ['a state that breaks its rules', (text: string) => text.replace('"nextParticipantId":3', '"nextParticipantId":1')],
  ['options that no host gives', (text: string) => text.replace('"entry":"knock"', '"entry":"riddle"')],
  ['nothing', () => ''],
  ['something else', () => '[1]'],
])('refuses a file with %s, and leaves it alone', async (_, damage) => {
  const { file, folder, filePath } = createLab();
  file.keep(STATE);
  await file.finish((state) => state);
  const damaged = damage(readFileSync(filePath, 'utf8'));
  writeFileSync(filePath, damaged);
  expect(await readLobbyStateFile(folder, 1_000_500)).toMatchObject({ ok: false, error: { code: 'state-damaged' } });
  expect(readFileSync(filePath, 'utf8')).toBe(damaged);
});

it('writes one state at a time, and of several only the newest', async () => {
  const texts: string[] = [];
  const releases: (() => void)[] = [];
  const { file, clock } = createLab((_, text) => {
    texts.push(text);
    return new Promise((resolve) => releases.push(resolve));
  });
  for (const version of [1, 2, 3]) file.keep({ ...STATE, version });
  expect(texts).toHaveLength(1);
  releases.shift()?.();
  await expect.poll(() => texts.map((text) => /"version":(\d+),"lobbyName"/.exec(text)?.[1])).toEqual(['1', '3']);
  releases.shift()?.();
  await expect.poll(() => releases.length).toBe(0);
  clock.advance(REFRESH_INTERVAL_MS);
  await expect.poll(() => texts.length).toBe(3);
  releases.shift()?.();
});

it('says once that it cannot write, and keeps trying', async () => {
  let isFull = true;
  const texts: string[] = [];
  const { file, logged } = createLab(async (_, text) => {
    if (isFull) throw new Error('ENOSPC: no space left on device');
    texts.push(text);
  });
  for (const version of [1, 2]) {
    file.keep({ ...STATE, version });
    await Promise.resolve();
  }
  await expect.poll(() => logged).toEqual([expect.stringContaining('ENOSPC')]);
  isFull = false;
  await file.finish((state) => afterEnd(state, state.lobbyId));
  expect(texts.at(-1)).toContain('"participants":[]');
  expect(logged).toHaveLength(1);
});
