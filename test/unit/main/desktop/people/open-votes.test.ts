import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVotes, VOTES_FILE_NAME } from '../../../../../main/desktop/people/open-votes.ts';
import { NO_VOTES } from '../../../../../shared/model/vote-memory.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const lobby = 'l'.repeat(22);
const VOTED = { votedEpoch: 2, epoch: 1, version: 5, isReleased: false };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-votes-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the file of votes', () => {
  it('keeps what was promised over a restart, once the promise is given', async () => {
    const votes = await openVotes(folder, silentLog);
    expect(votes.read(lobby)).toEqual(NO_VOTES);
    await Promise.all([votes.remember(lobby, { ...VOTED, version: 4 }), votes.remember(lobby, VOTED)]);
    expect(votes.read(lobby)).toEqual(VOTED);
    expect((await openVotes(folder, silentLog)).read(lobby)).toEqual(VOTED);
  });

  it('does not let the player vote until the next start if it was damaged', async () => {
    await writeFile(path.join(folder, VOTES_FILE_NAME), '[damaged');
    const votes = await openVotes(folder, silentLog);
    expect(votes.read(lobby)).toBeNull();
    await votes.remember(lobby, VOTED);
    expect(votes.read(lobby)).toBeNull();
    expect(await readFile(path.join(folder, `${VOTES_FILE_NAME}.corrupt-1`), 'utf8')).toBe('[damaged');
    expect((await openVotes(folder, silentLog)).read(lobby)).toEqual(VOTED);
  });

  it('rejects a promise that it cannot store', async () => {
    const votes = await openVotes(path.join(folder, 'missing'), silentLog);
    await expect(votes.remember(lobby, VOTED)).rejects.toThrow();
  });
});
