import { describe, expect, it } from 'vitest';
import { openPageStorage } from '../../../../renderer/guest/page-storage.ts';
import { createPageSuccession } from '../../../../renderer/guest/page-succession.ts';
import { NO_VOTES } from '../../../../shared/model/vote-memory.ts';
import { PROTOCOL_NAME } from '../../../../shared/protocol/version.ts';
import { memoryStorage } from '../../../support/guest/memory-storage.ts';

const lobby = 'l'.repeat(22);
const VOTED = { votedEpoch: 1, epoch: 0, version: 4, isReleased: false };
const identity = async () => ({ publicKey: 'k'.repeat(43), sign: async (statement: string) => `signed ${statement}` });

describe('a page in a lobby whose host changes', () => {
  it('hosts nothing, and still knows its votes when it loads again', async () => {
    const browser = memoryStorage();
    const open = () =>
      createPageSuccession(
        openPageStorage(() => browser),
        identity,
        4,
      );
    expect(await open()['succession:open']({})).toEqual({
      ok: true,
      value: { publicKey: 'k'.repeat(43), votes: true, hosts: false, cores: 4 },
    });
    expect(await open()['succession:recall']({ lobby })).toMatchObject({ value: { memory: NO_VOTES } });
    await open()['succession:remember']({ lobby, memory: VOTED });
    expect(await open()['succession:recall']({ lobby })).toMatchObject({ value: { memory: VOTED } });
  });

  it('does not vote where the browser keeps nothing, or what it kept is damaged', async () => {
    const blocked = createPageSuccession(
      openPageStorage(() => {
        throw new Error('blocked');
      }),
      identity,
      4,
    );
    const storage = openPageStorage(() => memoryStorage());
    storage.write('votes', '[damaged');
    const damaged = createPageSuccession(storage, identity, 4);
    for (const page of [blocked, damaged]) {
      expect(await page['succession:open']({})).toMatchObject({ value: { votes: false } });
      expect(await page['succession:recall']({ lobby })).toMatchObject({ value: { memory: null } });
    }
  });

  it('signs votes and nothing else, and nothing without an identity', async () => {
    const storage = openPageStorage(() => memoryStorage());
    const vote = `${PROTOCOL_NAME} vote 1\n1`;
    const page = createPageSuccession(storage, identity, 4);
    expect(await page['succession:sign-vote']({ statement: vote })).toMatchObject({
      value: { signature: `signed ${vote}` },
    });
    expect((await page['succession:sign-vote']({ statement: `${PROTOCOL_NAME} join 1\n` })).ok).toBe(false);
    const nobody = createPageSuccession(storage, async () => undefined, 4);
    expect((await nobody['succession:sign-vote']({ statement: vote })).ok).toBe(false);
    expect(await nobody['succession:open']({})).toMatchObject({ value: { publicKey: '' } });
  });
});
