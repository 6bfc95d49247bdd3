import { describe, expect, it } from 'vitest';
import type { TalkTarget, VoiceStrength } from '../../../../shared/model/presence.ts';
import type { ModerationAction } from '../../../../shared/model/people/moderation.ts';
import type { EditableRank, GrantablePermission, Rank } from '../../../../shared/model/people/rank.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import {
  ask,
  isHeard,
  isSilent,
  nameOf,
  newIdentity,
  openCrew,
  send,
  SETTLED_SECONDS,
} from '../../../support/lobby/participants/crew.ts';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

/** Beyond the usual range of 30 m, within that of a shout. */
const SHOUTED_METRES = 45;
const FAR_METRES = 500;
const CODE = 'K7Q29MDX0TVW';

const permit = (
  lobby: VirtualLobby,
  actor: TestParticipant,
  rank: EditableRank,
  permission: GrantablePermission,
  isAllowed: boolean,
): Promise<string> => send(lobby, actor, { type: 'permit', rank, permission, isAllowed });

async function talk(
  lobby: VirtualLobby,
  speaker: TestParticipant,
  style: { readonly to?: TalkTarget; readonly voice?: VoiceStrength; readonly radio?: string },
): Promise<void> {
  speaker.client.send({ type: 'talk', to: 'nearby', voice: 'normal', radio: '', priority: false, ...style });
  await lobby.run(SETTLED_SECONDS);
}

describe('an owner changes what a rank may do', () => {
  it('and silences all members, who are heard again when it is taken back', async () => {
    const { lobby, owner, moderator, member, guest } = await openCrew();
    expect(await permit(lobby, owner, 'member', 'talk', false)).toBe('');
    for (const speaker of [member, guest]) expect(isSilent(owner, speaker)).toBe(true);
    expect(isHeard(owner, moderator)).toBe(true);
    expect(member.latest('authority')).toMatchObject({ isMuted: true, by: '', permissions: { listener: ['text'] } });
    expect(await permit(lobby, owner, 'member', 'talk', true)).toBe('');
    for (const speaker of [member, guest]) expect(isHeard(owner, speaker)).toBe(true);
    expect(moderator.latest('record')?.audit.slice(-2)).toMatchObject([
      { by: 'Ada', action: 'forbid', rank: 'member', permission: 'talk' },
      { by: 'Ada', action: 'allow', rank: 'member', permission: 'talk' },
    ]);
  });

  it('and newcomers get it, on the next host too', async () => {
    const { lobby, owner, ofOwner } = await openCrew();
    expect(await permit(lobby, owner, 'member', 'talk', false)).toBe('');
    const late = await lobby.join('Eve', 900, at(0, 2));
    await lobby.run(SETTLED_SECONDS);
    expect(isSilent(owner, late)).toBe(true);
    const next = await VirtualLobby.open({ restored: lobby.lobby.snapshot() });
    const there = await next.join('Fay', 950, at(0, 0));
    const ownerThere = await next.join('Ada', 500, at(0, 1), { identity: ofOwner });
    await next.run(SETTLED_SECONDS);
    expect([isSilent(ownerThere, there), isHeard(there, ownerThere)]).toEqual([true, true]);
  });

  it('but nobody else does', async () => {
    const { lobby, owner, moderator, member, guest } = await openCrew();
    for (const actor of [moderator, member, guest])
      expect(await permit(lobby, actor, 'member', 'ban', true)).toBe('not-permitted');
    expect(owner.latest('authority')?.permissions.member).not.toContain('ban');
  });

  it('and refuses what a moderator repeats after giving up the role', async () => {
    const { lobby, moderator, member } = await openCrew();
    expect(await ask(lobby, moderator, member, 'mute')).toBe('');
    expect(await ask(lobby, moderator, moderator, 'appoint', { rank: 'listener' })).toBe('');
    expect(await ask(lobby, moderator, member, 'mute')).toBe('not-permitted');
    expect(await ask(lobby, moderator, moderator, 'appoint', { rank: 'moderator' })).toBe('not-permitted');
    expect(moderator.latest('authority')).toMatchObject({ rank: 'listener', isMuted: true });
  });

  it('and takes the right to ban from moderators', async () => {
    const { lobby, owner, moderator, member } = await openCrew();
    expect(await permit(lobby, owner, 'moderator', 'ban', false)).toBe('');
    expect(await ask(lobby, moderator, member, 'ban')).toBe('not-permitted');
    expect(moderator.latest('authority')?.may).not.toContain('ban');
    expect(await ask(lobby, moderator, member, 'kick')).toBe('');
  });
});

describe('ways of speaking', () => {
  it('a shout carries as far as a normal voice without the permission', async () => {
    const { lobby, owner, member } = await openCrew();
    const far = await lobby.join('Eve', 900, at(SHOUTED_METRES, 0));
    await talk(lobby, member, { voice: 'shout' });
    expect(far.gainDb(member)).toBeGreaterThan(-20);
    expect(await permit(lobby, owner, 'member', 'shout', false)).toBe('');
    expect([isSilent(far, member), isHeard(owner, member)]).toEqual([true, true]);
  });

  it('a moderator talks to the whole lobby, a member only where the rules let every player', async () => {
    const { lobby, owner, moderator, member } = await openCrew();
    const far = await lobby.join('Eve', 900, at(FAR_METRES, 0));
    for (const speaker of [moderator, member]) await talk(lobby, speaker, { to: 'everybody' });
    expect([isHeard(far, moderator), isSilent(far, member)]).toEqual([true, true]);
    expect(await permit(lobby, owner, 'moderator', 'broadcast', false)).toBe('');
    expect([isSilent(far, moderator), isHeard(owner, moderator)]).toEqual([true, true]);
    const channels = { ...DEFAULT_HEARING_RULES.channels, everybody: true };
    lobby.setRules({ ...DEFAULT_HEARING_RULES, channels });
    await lobby.run(SETTLED_SECONDS);
    for (const speaker of [moderator, member]) expect(isHeard(far, speaker)).toBe(true);
  });

  it('a radio carries nobody whose role may not use it, but they still hear it', async () => {
    const { lobby, owner, moderator, member } = await openCrew();
    const far = await lobby.join('Eve', 900, at(FAR_METRES, 0));
    await talk(lobby, far, { radio: '7' });
    for (const speaker of [moderator, member]) await talk(lobby, speaker, { to: 'radio', radio: '7' });
    expect([moderator, member].map((speaker) => isHeard(far, speaker))).toEqual([true, true]);
    expect(await permit(lobby, owner, 'member', 'radio', false)).toBe('');
    expect([isHeard(far, moderator), isSilent(far, member)]).toEqual([true, true]);
    const listening = await lobby.join('Fay', 950, at(-FAR_METRES, 0));
    await talk(lobby, listening, { radio: '7' });
    expect(isHeard(listening, moderator)).toBe(true);
  });
});

describe('the rules of the lobby', () => {
  it('are changed by moderators, and by no member', async () => {
    const { lobby, owner, moderator, member } = await openCrew();
    const rules = { ...DEFAULT_HEARING_RULES, maxMetres: 12 };
    expect(await send(lobby, member, { type: 'set-rules', rules, phase: 'playing' })).toBe('not-permitted');
    expect(owner.latest('rules')?.rules.maxMetres).toBe(30);
    expect(await send(lobby, moderator, { type: 'set-rules', rules, phase: 'meeting' })).toBe('');
    expect(owner.latest('rules')).toMatchObject({ rules: { maxMetres: 12 }, phase: 'meeting' });
    expect(lobby.lobby.snapshot().rules.maxMetres).toBe(12);
    expect(owner.latest('record')?.audit.at(-1)).toMatchObject({ by: 'Ben', action: 'set-rules' });
  });
});

describe('teams', () => {
  it('are set by moderators, and by no member', async () => {
    const { lobby, owner, moderator, member, guest } = await openCrew();
    const id = guest.client.joined.participantId;
    expect(await send(lobby, member, { type: 'assign', changes: [{ id, team: 'red' }] })).toBe('not-permitted');
    expect(await send(lobby, moderator, { type: 'assign', changes: [{ id: 999, team: 'red' }] })).toBe('not-here');
    expect(await send(lobby, moderator, { type: 'assign', changes: [{ id, team: 'red' }] })).toBe('');
    expect(guest.latest('standing')).toMatchObject({ team: 'red', byHand: ['team'] });
    expect(owner.latest('record')?.audit.at(-1)).toMatchObject({ action: 'assign', target: 'Dan' });
    const row = { id, team: 'red', state: 'alive', from: 'own', byHand: ['team'] };
    expect([owner, moderator, member].map((one) => one.latest('teams')?.rows)).toEqual([[row], [row], undefined]);
  });
});

describe('the invitation', () => {
  it('goes to those who may invite', async () => {
    const { lobby, owner, member, guest } = await openCrew({ invitation: async () => 'earshot://join/new' });
    expect(await ask(lobby, owner, member, 'appoint', { rank: 'listener' })).toBe('');
    lobby.lobby.setSecret(new Uint8Array(16));
    await lobby.run(SETTLED_SECONDS);
    expect([owner, member, guest].map((one) => one.latest('invitation')?.invitation)).toEqual([
      ...['earshot://join/new', undefined, 'earshot://join/new'],
    ]);
    expect(await permit(lobby, owner, 'listener', 'invite', true)).toBe('');
    expect(member.latest('invitation')?.invitation).toBe('earshot://join/new');
  });
});

describe('ownership', () => {
  it('stays with an owner who leaves', async () => {
    const { lobby, owner, member, ofOwner } = await openCrew();
    await owner.client.leave();
    await lobby.run(SETTLED_SECONDS);
    lobby.lobby.setHostIdentity(await nameOf(await newIdentity()));
    expect(await ask(lobby, member, member, 'appoint', { rank: 'owner' })).toBe('not-permitted');
    const again = await lobby.join('Ada', 500, at(0, 0), { identity: ofOwner });
    await lobby.run(SETTLED_SECONDS);
    expect(again.latest('authority')).toMatchObject({ rank: 'owner', canClaim: false });
    expect(lobby.lobby.snapshot().authority.ranks.filter(([, rank]) => rank === 'owner')).toHaveLength(1);
  });

  it('is claimed once, by the code of a host without an owner', async () => {
    let claims = 0;
    const lobby = await VirtualLobby.open({ claimCode: CODE, onClaimed: () => claims++ });
    const player = await lobby.join('Ada', 500, at(0, 0), { identity: await newIdentity() });
    const other = await lobby.join('Ben', 600, at(0, 0), { identity: await newIdentity() });
    const guest = await lobby.join('Dan', 700, at(0, 0));
    await lobby.run(SETTLED_SECONDS);
    expect(player.latest('authority')).toMatchObject({ rank: 'member', canClaim: true });
    const claim = (who: TestParticipant, code: string) => send(lobby, who, { type: 'claim-owner', code });
    expect(await claim(guest, CODE)).toBe('no-identity');
    expect(await claim(other, '0000-0000-0000')).toBe('wrong-claim-code');
    expect(claims).toBe(0);
    expect(await claim(player, 'k7q2 9mdx 0tvw')).toBe('');
    expect(await claim(other, CODE)).toBe('no-claim');
    expect([claims, player.latest('authority')?.rank, other.latest('authority')?.canClaim]).toEqual([
      1,
      'owner',
      false,
    ]);
    expect(player.latest('record')?.audit).toMatchObject([{ by: 'Ada', action: 'claim', target: 'Ada' }]);
    expect(await ask(lobby, player, other, 'mute')).toBe('');
  });

  it('is not guessed: a connection tries five times, and then hardly', async () => {
    const lobby = await VirtualLobby.open({ claimCode: CODE });
    const player = await lobby.join('Eve', 500, at(0, 0), { identity: await newIdentity() });
    const codes: string[] = [];
    for (let tries = 0; tries < 7; tries++)
      codes.push(await send(lobby, player, { type: 'claim-owner', code: `0000-0000-000${tries}` }));
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => 'wrong-claim-code'),
      ...['too-many-actions', 'too-many-actions'],
    ]);
  });
});

describe('the host itself', () => {
  const order = (lobby: VirtualLobby, action: ModerationAction, target: string, rank: Rank = 'member') =>
    lobby.lobby.orders.carryOut({ type: 'moderate', action, target, rank, reason: '', seconds: null });

  it('acts on its console above all ranks, and the audit list names it', async () => {
    const { lobby, owner, moderator, member } = await openCrew();
    expect(order(lobby, 'mute', 'ada')).toEqual({ type: 'done', name: 'Ada' });
    expect(order(lobby, 'appoint', `#${member.client.joined.participantId}`, 'owner')).toMatchObject({ name: 'Cleo' });
    await lobby.run(SETTLED_SECONDS);
    expect([isSilent(moderator, owner), isHeard(moderator, member)]).toEqual([true, true]);
    expect(owner.latest('authority')).toMatchObject({ isMuted: true, by: 'console' });
    expect(member.latest('authority')).toMatchObject({ rank: 'owner' });
    expect(member.latest('record')?.audit.slice(-2)).toMatchObject([
      { by: 'console', action: 'mute', target: 'Ada' },
      { by: 'console', action: 'appoint', target: 'Cleo', rank: 'owner' },
    ]);
    expect(lobby.lobby.orders.carryOut({ type: 'list' })).toMatchObject({
      people: [
        { name: 'Ada', rank: 'owner', isMuted: true },
        { rank: 'moderator' },
        { rank: 'owner' },
        { name: 'Dan' },
      ],
    });
  });

  it('bans by name, and lifts the ban by name', async () => {
    const { lobby, ofMember } = await openCrew();
    expect(order(lobby, 'ban', 'Cleo')).toMatchObject({ type: 'done' });
    await expect(lobby.join('Cleo', 700, at(1, 0), { identity: ofMember })).rejects.toThrow();
    expect(order(lobby, 'unban', 'Cleo')).toEqual({ type: 'done', name: 'Cleo' });
    await lobby.join('Cleo', 700, at(1, 0), { identity: ofMember });
  });

  it('says whom it does not find, and keeps the last owner', async () => {
    const { lobby } = await openCrew();
    expect(order(lobby, 'kick', 'Zed')).toEqual({ type: 'refused', code: 'unknown-player', name: 'Zed' });
    expect(order(lobby, 'kick', '#0')).toMatchObject({ code: 'unknown-player' });
    expect(order(lobby, 'unban', 'Cleo')).toMatchObject({ code: 'unknown-player' });
    expect(order(lobby, 'appoint', 'Ada')).toMatchObject({ code: 'last-owner' });
    expect(order(lobby, 'ban', 'Dan')).toMatchObject({ code: 'no-identity' });
  });
});

describe('a game server', () => {
  it('gives ranks below owner by identity and id, and takes none from owners', async () => {
    const { lobby, owner, member, guest, ofOwner, ofMember } = await openCrew();
    const guestId = guest.client.joined.participantId;
    const outcome = lobby.lobby.orders.giveRanks([
      { identity: await nameOf(ofMember), rank: 'moderator' },
      { identity: await nameOf(ofOwner), rank: 'member' },
      { id: guestId, rank: 'listener' },
      { id: 999, rank: 'member' },
      { identity: 'z'.repeat(22), rank: 'member' },
    ]);
    await lobby.run(SETTLED_SECONDS);
    expect(outcome).toMatchObject({
      ...{ applied: 1, unknown: ['#999', 'z'.repeat(22)] },
      refused: [{ player: 1 }, { player: 2 }],
    });
    expect([owner, member, guest].map((one) => one.latest('authority')?.rank)).toEqual([
      'owner',
      'moderator',
      'member',
    ]);
    const audit = owner.latest('record')?.audit ?? [];
    expect(audit.at(-1)).toMatchObject({ by: 'game server', target: 'Cleo', rank: 'moderator' });
    lobby.lobby.orders.giveRanks([{ identity: await nameOf(ofMember), rank: 'moderator' }]);
    await lobby.run(SETTLED_SECONDS);
    expect(owner.latest('record')?.audit).toHaveLength(audit.length);
  });
});
