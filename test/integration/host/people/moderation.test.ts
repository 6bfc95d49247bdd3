import { describe, expect, it } from 'vitest';
import { ask, isHeard, isSilent, nameOf, openCrew, SETTLED_SECONDS } from '../../../support/lobby/participants/crew.ts';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';

const rowOf = (watcher: TestParticipant, { client }: TestParticipant) =>
  watcher.participants.find(({ id }) => id === client.joined.participantId);

describe('moderators', () => {
  it('silence a player for everyone until they lift it, and name the moderator and the reason', async () => {
    const { lobby, owner, moderator, member, guest } = await openCrew();
    expect(await ask(lobby, moderator, member, 'mute', { reason: ' Loud \u202emusic ' })).toBe('');
    for (const listener of [owner, moderator, guest]) expect(isSilent(listener, member)).toBe(true);
    expect(isHeard(member, owner)).toBe(true);
    expect(member.latest('authority')).toMatchObject({
      isMuted: true,
      isDeafened: false,
      by: 'Ben',
      reason: 'Loud music',
    });
    expect(rowOf(guest, member)).toMatchObject({ muted: true, held: ['mute'] });
    member.client.send({ type: 'status', muted: false, deafened: false });
    await lobby.run(SETTLED_SECONDS);
    expect(isSilent(owner, member)).toBe(true);
    expect(await ask(lobby, moderator, member, 'unmute')).toBe('');
    for (const listener of [owner, moderator, guest]) expect(isHeard(listener, member)).toBe(true);
    expect(rowOf(guest, member)).toMatchObject({ muted: false, held: [] });
  });

  it('deafen a player, a guest too', async () => {
    const { lobby, owner, moderator, guest } = await openCrew();
    expect(await ask(lobby, moderator, guest, 'deafen')).toBe('');
    for (const speaker of [owner, moderator]) expect(isSilent(guest, speaker)).toBe(true);
    expect(isHeard(owner, guest)).toBe(true);
  });

  it('keep a player muted who leaves and comes back', async () => {
    const { lobby, owner, moderator, member, ofMember } = await openCrew();
    expect(await ask(lobby, moderator, member, 'mute')).toBe('');
    await member.client.leave();
    await lobby.run(SETTLED_SECONDS);
    const again = await lobby.join('Cleo', 700, at(1, 0), { identity: ofMember });
    await lobby.run(SETTLED_SECONDS);
    expect(isSilent(owner, again)).toBe(true);
    expect(again.latest('authority')).toMatchObject({ isMuted: true });
  });

  it('remove a player, who learns why and may come back, and ban one, who may not until the ban is over', async () => {
    const { lobby, owner, moderator, member, guest, ofMember } = await openCrew();
    const ended = endOf(guest);
    expect(await ask(lobby, moderator, guest, 'kick', { reason: 'Spam' })).toBe('');
    expect(await ended).toMatchObject({ reason: 'removed', removal: { isBan: false, by: 'Ben', reason: 'Spam' } });
    expect(rowOf(owner, guest)).toBeUndefined();
    await lobby.join('Dan', 800, at(1, 1));
    const banned = endOf(member);
    expect(await ask(lobby, moderator, member, 'ban', { seconds: 60 })).toBe('');
    expect(await banned).toMatchObject({ removal: { isBan: true, seconds: 60 } });
    await expect(lobby.join('Cleo', 700, at(1, 0), { identity: ofMember })).rejects.toThrow();
    expect(owner.latest('record')).toMatchObject({ bans: [{ name: 'Cleo', by: 'Ben' }] });
    expect(owner.latest('record')?.audit.map(({ action, target }) => [action, target])).toEqual([
      ['appoint', 'Ben'],
      ['kick', 'Dan'],
      ['ban', 'Cleo'],
    ]);
    await lobby.run(60);
    const back = await lobby.join('Cleo', 700, at(1, 0), { identity: ofMember });
    await lobby.run(SETTLED_SECONDS);
    expect(isHeard(owner, back)).toBe(true);
  });

  it('lift a ban of a player who is not here', async () => {
    const { lobby, moderator, member, ofMember } = await openCrew();
    expect(await ask(lobby, moderator, member, 'ban')).toBe('');
    expect(await ask(lobby, moderator, await nameOf(ofMember), 'unban')).toBe('');
    await lobby.join('Cleo', 700, at(1, 0), { identity: ofMember });
  });

  it('lock the lobby for newcomers, but not for members', async () => {
    const { lobby, moderator, member, guest } = await openCrew();
    moderator.client.send({ type: 'lock', request: 1_000, isLocked: true });
    await lobby.run(SETTLED_SECONDS);
    expect(guest.latest('authority')).toMatchObject({ isLocked: true });
    await expect(lobby.join('Eve', 900, at(0, 2))).rejects.toThrow();
    moderator.client.send({ type: 'lock', request: 1_001, isLocked: false });
    await lobby.run(SETTLED_SECONDS);
    await lobby.join('Eve', 900, at(0, 2));
    expect(member.latest('authority')).toMatchObject({ isLocked: false });
  });
});

describe('players without a rank', () => {
  it('is refused, and nothing changes', async () => {
    const { lobby, owner, moderator, member, guest } = await openCrew();
    expect(await ask(lobby, member, guest, 'mute')).toBe('not-permitted');
    expect(await ask(lobby, guest, member, 'ban')).toBe('not-permitted');
    expect(await ask(lobby, moderator, owner, 'kick')).toBe('rank-too-high');
    expect(await ask(lobby, moderator, guest, 'ban')).toBe('no-identity');
    expect(await ask(lobby, owner, owner, 'appoint', { rank: 'listener' })).toBe('last-owner');
    expect(await ask(lobby, moderator, 'x'.repeat(22), 'mute')).toBe('not-here');
    for (const speaker of [member, guest]) expect(isHeard(owner, speaker)).toBe(true);
    expect(rowOf(member, owner)).toMatchObject({ rank: 'owner' });
  });

  it('hears a listener no more, whom the owner has made one', async () => {
    const { lobby, owner, member } = await openCrew();
    expect(await ask(lobby, owner, member, 'appoint', { rank: 'listener' })).toBe('');
    expect(isSilent(owner, member)).toBe(true);
    expect(member.latest('authority')).toMatchObject({ rank: 'listener', may: ['text'] });
  });
});

function endOf({ client }: TestParticipant): Promise<unknown> {
  return new Promise((resolve) => client.events.on('ended', resolve));
}
