import { describe, expect, it } from 'vitest';
import { openPageReturn, type TabStorage } from '../../../../renderer/guest/page-return.ts';
import { memoryStorage } from '../../../support/guest/memory-storage.ts';

const INVITATION = 'earshot://join/AQ';
const RESUME = { participantId: 7, token: 'AAECAwQFBgcICQoLDA0ODw' };
const POSE = { xMetres: 3, yMetres: 0, zMetres: -4, yawRadians: 1 };

function inLobby(): TabStorage {
  const storage = memoryStorage();
  const kept = openPageReturn(() => storage, true);
  kept.noteStatus({ isMuted: true, isDeafened: false });
  kept.memory.remember(INVITATION, RESUME);
  kept.lastPlace.remember(INVITATION, POSE);
  return () => storage;
}

describe('a page that loads again', () => {
  it('knows which lobby it was in, as which participant, where, and how muted', () => {
    const kept = openPageReturn(inLobby(), true);
    expect(kept.before).toMatchObject({ invitation: INVITATION, isMuted: true, isDeafened: false });
    expect(kept.memory.read(INVITATION)).toEqual(RESUME);
    expect(kept.lastPlace.poseIn(INVITATION)).toEqual(POSE);
    expect([kept.memory.read('another'), kept.lastPlace.poseIn('another')]).toEqual([undefined, undefined]);
  });

  it('keeps place and status when the host gives it another token', () => {
    const storage = inLobby();
    openPageReturn(storage, true).memory.remember(INVITATION, {
      ...RESUME,
      token: 'EREREREREREREREREREREQ',
    });
    const kept = openPageReturn(storage, true);
    expect(kept.lastPlace.poseIn(INVITATION)).toEqual(POSE);
    expect(kept.before?.isMuted).toBe(true);
  });

  it('is in no lobby after it has left, or was opened with a link', () => {
    const storage = inLobby();
    openPageReturn(storage, true).memory.forget();
    expect(openPageReturn(storage, true).before).toBeUndefined();
    const other = inLobby();
    expect(openPageReturn(other, false).before).toBeUndefined();
    expect(openPageReturn(other, true).before).toBeUndefined();
  });

  it.each([
    'not JSON',
    '{}',
    JSON.stringify({ invitation: INVITATION, resume: { ...RESUME, token: 'short' }, pose: null }),
    JSON.stringify({ invitation: INVITATION, resume: RESUME, pose: { ...POSE, xMetres: 1e9 }, isMuted: false }),
    `"${'x'.repeat(10_000)}"`,
  ])('believes nothing that it did not write (%#)', (text) => {
    const storage = memoryStorage();
    storage.setItem('earshot.return', text);
    expect(openPageReturn(() => storage, true).before).toBeUndefined();
  });

  it('remembers as long as it is open where the browser keeps nothing', () => {
    const kept = openPageReturn(() => {
      throw new Error('blocked');
    }, true);
    kept.memory.remember(INVITATION, RESUME);
    expect(kept.memory.read(INVITATION)).toEqual(RESUME);
  });
});
