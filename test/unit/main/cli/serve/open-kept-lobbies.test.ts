import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lobbyFolderName, openKeptLobbies } from '../../../../../main/cli/serve/open-kept-lobbies.ts';
import type { HostedLobbyOptions } from '../../../../../main/host/host-options.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'earshot-kept-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const lobbyNamed = (lobbyName: string): HostedLobbyOptions => ({
  lobbyName,
  rules: DEFAULT_HEARING_RULES,
  capacity: 5,
});

async function open(lobbies: readonly HostedLobbyOptions[]) {
  const kept = await openKeptLobbies({
    dataFolder,
    lobbies,
    hasLobbyFolders: true,
    comesBack: false,
    wallMs: 1_000_000,
  });
  if (!kept.ok) throw new Error(kept.error.message);
  return kept.value;
}

it('gives each lobby keys of its own, which stay its own when the list changes', async () => {
  const [cellar, attic] = await open([lobbyNamed('Cellar'), lobbyNamed('Attic')]);
  expect(cellar?.options.keys).not.toEqual(attic?.options.keys);
  const [atticAgain, den, cellarAgain] = await open([lobbyNamed('Attic'), lobbyNamed('Den'), lobbyNamed('Cellar')]);
  expect([atticAgain?.options.keys, cellarAgain?.options.keys]).toEqual([attic?.options.keys, cellar?.options.keys]);
  expect([atticAgain?.folder, den?.options.restored]).toEqual([attic?.folder, undefined]);
});

it('stops at the first damaged file, with its path', async () => {
  const [attic] = await open([lobbyNamed('Attic')]);
  const filePath = path.join(attic?.folder ?? '', 'host-keys.json');
  writeFileSync(filePath, '{}');
  expect(
    await openKeptLobbies({
      dataFolder,
      lobbies: [lobbyNamed('Attic')],
      hasLobbyFolders: true,
      comesBack: false,
      wallMs: 0,
    }),
  ).toMatchObject({ ok: false, error: { code: 'keys-damaged', message: expect.stringContaining(filePath) as string } });
});

it('names folders so that every file system keeps them apart', () => {
  const names = ['Cellar', 'cellar', 'Çellar', '../../etc', 'Kéller 2', '🎧', 'x'.repeat(128)].map(lobbyFolderName);
  expect(names.every((name) => /^[a-z\d-]{8,41}$/.test(name))).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});
