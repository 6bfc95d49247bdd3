import { describe, expect, it } from 'vitest';
import {
  ask,
  isHeard,
  isSilent,
  nameOf,
  openCrew,
  send,
  SETTLED_SECONDS,
} from '../../../support/lobby/participants/crew.ts';
import { at, resumeOf, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';
import type { ModerationAction } from '../../../../shared/model/people/moderation.ts';

/** What moderators do, in the sound that each participant hears: when it begins, and that the next host keeps it. */

/** From the moderator's click until the last sound at a listener, over a network of 5 ms each way. */
const LIMIT_MS = 200;
const STEP_SECONDS = 0.01;
/** As long as the sound must stay away. */
const WATCHED_SECONDS = 1;

type Crew = Awaited<ReturnType<typeof openCrew>>;
type Pair = readonly [listener: TestParticipant, speaker: TestParticipant];

let request = 50_000;

/** Sends a moderator's request. Returns how long each listener still hears a speaker, ms of the lobby's clock. */
async function lastHeardAfterMs(
  { lobby, moderator }: Crew,
  target: TestParticipant,
  action: ModerationAction,
  pairs: readonly Pair[],
): Promise<readonly number[]> {
  const actedAtMs = lobby.clock.nowMs();
  const lastMs = pairs.map(() => actedAtMs);
  moderator.client.send({
    ...{ type: 'moderate', request: (request += 1), action, id: target.client.joined.participantId, identity: '' },
    ...{ rank: 'member', reason: '', seconds: null },
  });
  for (let steps = 0; steps < WATCHED_SECONDS / STEP_SECONDS; steps++) {
    await lobby.run(STEP_SECONDS);
    for (const [index, [listener, speaker]] of pairs.entries())
      if (listener.hearsNow(speaker)) lastMs[index] = lobby.clock.nowMs();
  }
  expect(moderator.latest('moderated')).toMatchObject({ request, code: '' });
  return lastMs.map((heardAtMs) => heardAtMs - actedAtMs);
}

describe('an act of a moderator is heard within 200 ms', () => {
  it('when it mutes a player: silence at every listener, and the others stay', async () => {
    const crew = await openCrew();
    const { owner, moderator, member, guest } = crew;
    const listeners = [owner, moderator, guest];
    const pairs = listeners.map((listener): Pair => [listener, member]);
    for (const afterMs of await lastHeardAfterMs(crew, member, 'mute', pairs)) expect(afterMs).toBeLessThan(LIMIT_MS);
    for (const listener of listeners) expect(isSilent(listener, member)).toBe(true);
    expect(isHeard(owner, guest)).toBe(true);
  });

  it('when it deafens a player: silence of every speaker at that player only', async () => {
    const crew = await openCrew();
    const { owner, moderator, member, guest } = crew;
    const speakers = [owner, moderator, member];
    const pairs = speakers.map((speaker): Pair => [guest, speaker]);
    for (const afterMs of await lastHeardAfterMs(crew, guest, 'deafen', pairs)) expect(afterMs).toBeLessThan(LIMIT_MS);
    for (const speaker of speakers) expect([isSilent(guest, speaker), isHeard(speaker, guest)]).toEqual([true, true]);
  });

  it.each(['kick', 'ban'] as const)('when it removes a player by %s: nobody hears the player', async (action) => {
    const crew = await openCrew();
    const { owner, moderator, member, guest } = crew;
    const listeners = [owner, moderator, guest];
    const pairs = listeners.map((listener): Pair => [listener, member]);
    for (const afterMs of await lastHeardAfterMs(crew, member, action, pairs)) expect(afterMs).toBeLessThan(LIMIT_MS);
    for (const listener of listeners) expect(isSilent(listener, member)).toBe(true);
    expect(isHeard(owner, guest)).toBe(true);
  });
});

/** The crew and the next host of its lobby, which takes over. The members that resume have the next host's sound. */
async function takeOver({ lobby, ...crew }: Crew, resuming: readonly (keyof typeof PLACES)[]) {
  const next = await VirtualLobby.open({ clock: lobby.clock, restored: lobby.lobby.snapshot(), isStandby: true });
  const moved: Partial<Record<keyof typeof PLACES, TestParticipant>> = {};
  for (const role of resuming) {
    const { name, toneHz, pose, identity } = PLACES[role];
    const known = identity === null ? {} : { identity: crew[identity] };
    moved[role] = await next.join(name, toneHz, pose, { ...known, resume: resumeOf(crew[role]) });
  }
  await lobby.lobby.close();
  next.lobby.activate();
  await next.run(2 * SETTLED_SECONDS);
  return { next, moved: moved as Record<keyof typeof PLACES, TestParticipant> };
}

const PLACES = {
  owner: { name: 'Ada', toneHz: 500, pose: at(0, 0), identity: 'ofOwner' },
  moderator: { name: 'Ben', toneHz: 600, pose: at(0, 1), identity: 'ofModerator' },
  member: { name: 'Cleo', toneHz: 700, pose: at(1, 0), identity: 'ofMember' },
  guest: { name: 'Dan', toneHz: 800, pose: at(1, 1), identity: null },
} as const;

describe('the next host of a lobby', () => {
  it('keeps who is muted and deafened, in the sound, and takes it back when asked', async () => {
    const crew = await openCrew();
    const { lobby, moderator, member, guest } = crew;
    expect(await ask(lobby, moderator, member, 'mute', { reason: 'Music' })).toBe('');
    expect(await ask(lobby, moderator, guest, 'deafen')).toBe('');
    const { next, moved } = await takeOver(crew, ['owner', 'moderator', 'member', 'guest']);
    for (const listener of [moved.owner, moved.moderator]) {
      expect(isSilent(listener, moved.member)).toBe(true);
      expect(isHeard(listener, moved.guest)).toBe(true);
      expect(isSilent(moved.guest, listener)).toBe(true);
    }
    expect(isHeard(moved.member, moved.owner)).toBe(true);
    expect(moved.member.latest('authority')).toMatchObject({ isMuted: true, by: 'Ben', reason: 'Music' });
    expect(await ask(next, moved.moderator, moved.member, 'unmute')).toBe('');
    expect(isHeard(moved.owner, moved.member)).toBe(true);
  });

  it('keeps what players have turned off themselves while a moderator holds it', async () => {
    const crew = await openCrew();
    const { lobby, moderator, member, guest } = crew;
    expect(await ask(lobby, moderator, member, 'mute')).toBe('');
    expect(await ask(lobby, moderator, guest, 'deafen')).toBe('');
    member.client.setStatus({ isMuted: true, isDeafened: false });
    guest.client.setStatus({ isMuted: false, isDeafened: true });
    await lobby.run(SETTLED_SECONDS);
    const { next, moved } = await takeOver(crew, ['owner', 'moderator', 'member', 'guest']);
    expect(await ask(next, moved.moderator, moved.member, 'unmute')).toBe('');
    expect(await ask(next, moved.moderator, moved.guest, 'undeafen')).toBe('');
    expect([isSilent(moved.owner, moved.member), isSilent(moved.guest, moved.owner)]).toEqual([true, true]);
  });

  it('keeps ranks and what they allow, in the sound', async () => {
    const crew = await openCrew();
    const { lobby, owner, member } = crew;
    expect(await ask(lobby, owner, member, 'appoint', { rank: 'listener' })).toBe('');
    expect(await send(lobby, owner, { type: 'permit', rank: 'member', permission: 'talk', isAllowed: false })).toBe('');
    const { next, moved } = await takeOver(crew, ['owner', 'moderator', 'member', 'guest']);
    for (const silent of [moved.member, moved.guest]) expect(isSilent(moved.owner, silent)).toBe(true);
    expect(isHeard(moved.owner, moved.moderator)).toBe(true);
    expect(moved.moderator.latest('authority')).toMatchObject({ rank: 'moderator' });
    expect(await ask(next, moved.moderator, moved.owner, 'mute')).toBe('rank-too-high');
    expect(isHeard(moved.guest, moved.owner)).toBe(true);
    const restored = { type: 'permit', rank: 'member', permission: 'talk', isAllowed: true } as const;
    expect(await send(next, moved.owner, restored)).toBe('');
    expect([isHeard(moved.owner, moved.guest), isSilent(moved.owner, moved.member)]).toEqual([true, true]);
  });

  it('keeps bans and the lock, until they are lifted, and then the player is heard', async () => {
    const crew = await openCrew();
    const { lobby, moderator, member, ofMember } = crew;
    expect(await ask(lobby, moderator, member, 'ban')).toBe('');
    expect(await send(lobby, moderator, { type: 'lock', isLocked: true })).toBe('');
    const { next, moved } = await takeOver(crew, ['owner', 'moderator', 'guest']);
    const rejoin = () => next.join('Cleo', 700, at(1, 0), { identity: ofMember });
    await expect(rejoin()).rejects.toThrow('refused');
    await expect(next.join('Eve', 900, at(0, 2))).rejects.toThrow('lobby-locked');
    expect(await send(next, moved.moderator, { type: 'lock', isLocked: false })).toBe('');
    await expect(rejoin()).rejects.toThrow('refused');
    expect(await ask(next, moved.moderator, await nameOf(ofMember), 'unban')).toBe('');
    const back = await rejoin();
    await next.run(SETTLED_SECONDS);
    expect(isHeard(moved.owner, back)).toBe(true);
    expect(isHeard(moved.owner, moved.guest)).toBe(true);
  });
});
