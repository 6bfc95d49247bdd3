import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { partsOfPicture } from '../../../../shared/model/profile/picture-parts.ts';
import { NO_PROFILE, type Profile } from '../../../../shared/model/profile/profile.ts';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { nameOf, newIdentity } from '../../../support/lobby/participants/crew.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';
import { SAMPLE_PICTURE } from '../../../support/sample-picture.ts';

/** Time until a change has reached everybody. */
const SETTLED_SECONDS = 0.6;

const hashOf = (text: string): string =>
  createHash('sha256').update(Buffer.from(text, 'base64url')).digest('base64url');
const PICTURE = hashOf(SAMPLE_PICTURE);
const OTHER = 'B'.repeat(43);

async function openPair() {
  const lobby = await VirtualLobby.open();
  const watcher = await lobby.join('Watcher', 500, at(0, 0));
  const fox = await lobby.join('Fox', 600, at(0, 1));
  await lobby.run(SETTLED_SECONDS);
  const show = async (profile: Partial<Profile>): Promise<void> => {
    fox.client.send({ type: 'profile', ...NO_PROFILE, ...profile });
    await lobby.run(SETTLED_SECONDS);
  };
  return { lobby, watcher, fox, show };
}

const shownBy = (watcher: TestParticipant): Profile | undefined => watcher.participants[1]?.profile;

function upload(fox: TestParticipant, hash: string, text = SAMPLE_PICTURE): void {
  for (const part of partsOfPicture(hash, text)) fox.client.send({ type: 'picture', ...part });
}

describe('a profile', () => {
  it('reaches everyone, cleaned, and the next host', async () => {
    const { lobby, watcher, fox, show } = await openPair();
    expect(fox.client.joined.accepts).toContain('profile');
    expect(shownBy(watcher)).toBeUndefined();
    await show({ note: ` she\u200b/her h${'\u0301'.repeat(20)}`, availability: 'busy' });
    const note = shownBy(watcher)?.note ?? '';
    expect(note.startsWith('she/her h')).toBe(true);
    expect(note.length).toBeLessThan(15);
    expect(shownBy(watcher)?.availability).toBe('busy');
    expect(lobby.lobby.snapshot().participants[1]?.profile).toEqual(shownBy(watcher));
    expect(watcher.gainDb(fox)).toBeGreaterThan(-6);
  });

  it('changes five times at once, and then once in two seconds', async () => {
    const { lobby, watcher, fox, show } = await openPair();
    for (let change = 1; change <= 20; change++) fox.client.send({ type: 'profile', ...NO_PROFILE, note: `${change}` });
    await lobby.run(SETTLED_SECONDS);
    expect(shownBy(watcher)?.note).toBe('5');
    await lobby.run(2);
    await show({ note: 'later' });
    expect(shownBy(watcher)?.note).toBe('later');
  });
});

describe('a player who lets others find them', () => {
  it('is named to the local network while connected, and to no member', async () => {
    const lobby = await VirtualLobby.open();
    const identity = await newIdentity();
    const watcher = await lobby.join('Watcher', 500, at(0, 0));
    const fox = await lobby.join('Fox', 600, at(0, 1), { identity });
    const say = async (member: TestParticipant, findable?: boolean): Promise<readonly string[]> => {
      const more = findable === undefined ? {} : { findable };
      member.client.send({ type: 'profile', ...NO_PROFILE, note: 'hi', ...more });
      await lobby.run(SETTLED_SECONDS);
      return lobby.lobby.findableIdentities;
    };
    expect(await say(fox)).toEqual([]);
    expect(await say(fox, true)).toEqual([await nameOf(identity)]);
    // A guest without an identity cannot be recognised.
    expect(await say(watcher, true)).toEqual([await nameOf(identity)]);
    expect(shownBy(watcher)).toEqual({ ...NO_PROFILE, note: 'hi' });
    expect(JSON.stringify(lobby.lobby.snapshot())).not.toContain('findable');
    expect(await say(fox)).toEqual([]);
    expect(await say(fox, true)).toEqual([await nameOf(identity)]);
    await fox.client.leave();
    await lobby.run(SETTLED_SECONDS);
    expect(lobby.lobby.findableIdentities).toEqual([]);
  });
});

describe('a picture', () => {
  it('goes to the host once, and to those who ask for it', async () => {
    const { lobby, watcher, fox, show } = await openPair();
    await show({ picture: PICTURE });
    expect(fox.latest('want-picture')).toEqual({ type: 'want-picture', hash: PICTURE });
    expect(watcher.latest('picture')).toBeUndefined();
    watcher.client.send({ type: 'get-picture', hash: PICTURE });
    await lobby.run(SETTLED_SECONDS);
    expect(watcher.latest('picture')).toBeUndefined();
    upload(fox, PICTURE);
    await lobby.run(SETTLED_SECONDS);
    expect(watcher.latest('picture')).toMatchObject({ hash: PICTURE, data: SAMPLE_PICTURE });
    const owl = await lobby.join('Owl', 700, at(1, 0));
    owl.client.send({ type: 'profile', ...NO_PROFILE, picture: PICTURE });
    await lobby.run(SETTLED_SECONDS);
    expect(owl.latest('want-picture')).toBeUndefined();
  });

  it('is refused if it is not what its hash says, or no picture, and then nobody shows it', async () => {
    const { lobby, watcher, fox, show } = await openPair();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64url');
    for (const [hash, text] of [
      [OTHER, SAMPLE_PICTURE],
      [hashOf(svg), svg],
    ] as const) {
      await show({ picture: hash, note: 'still here' });
      expect(shownBy(watcher)?.picture).toBe(hash);
      watcher.client.send({ type: 'get-picture', hash });
      await lobby.run(SETTLED_SECONDS);
      upload(fox, hash, text);
      await lobby.run(SETTLED_SECONDS);
      expect(fox.latest('no-picture')).toEqual({ type: 'no-picture', hash });
      expect(watcher.latest('no-picture')).toEqual({ type: 'no-picture', hash });
      expect(shownBy(watcher)).toMatchObject({ picture: '', note: 'still here' });
    }
    expect(watcher.latest('picture')).toBeUndefined();
  });

  it('that nobody shows is not to be had, nor one that nobody asked for', async () => {
    const { lobby, watcher, fox } = await openPair();
    upload(fox, PICTURE);
    watcher.client.send({ type: 'get-picture', hash: PICTURE });
    await lobby.run(SETTLED_SECONDS);
    expect(watcher.latest('no-picture')).toEqual({ type: 'no-picture', hash: PICTURE });
  });

  it('is asked of its owner again by a host that does not have it', async () => {
    const first = await openPair();
    await first.show({ picture: PICTURE });
    upload(first.fox, PICTURE);
    await first.lobby.run(SETTLED_SECONDS);
    const next = await VirtualLobby.open({ restored: first.lobby.lobby.snapshot() });
    const watcher = await next.join('Owl', 500, at(0, 0));
    const fox = await next.join('Fox', 600, at(0, 1));
    fox.client.send({ type: 'profile', ...NO_PROFILE, picture: PICTURE });
    await next.run(SETTLED_SECONDS);
    expect(fox.latest('want-picture')?.hash).toBe(PICTURE);
    upload(fox, PICTURE);
    watcher.client.send({ type: 'get-picture', hash: PICTURE });
    await next.run(SETTLED_SECONDS);
    expect(watcher.latest('picture')).toMatchObject({ data: SAMPLE_PICTURE });
  });
});
