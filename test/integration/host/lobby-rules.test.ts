import { describe, expect, it } from 'vitest';
import type { HostThread } from '../../../main/host/host-thread.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE } from '../../../shared/model/presence.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES, type HearingMatrix, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../shared/units.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';

/** Rules that pass through the host worker, on what is heard. */

const POLL = { timeout: 20_000, interval: 50 };
const AUDIBLE_DB = -2;
/** While others talk, the codec's own noise lies under their tones. */
const SILENT_DB = -50;

const EVERYWHERE = { alive: 'everywhere', dead: 'everywhere', spectator: 'everywhere' } as const;
const EVERYBODY_EVERYWHERE: HearingMatrix = { alive: EVERYWHERE, dead: EVERYWHERE, spectator: EVERYWHERE };

function rulesWith(changes: Partial<HearingRules>): HearingRules {
  return { ...DEFAULT_HEARING_RULES, ...changes };
}

interface Meeting {
  readonly lobby: HostThread;
  readonly fox: TestParticipant;
  readonly owl: TestParticipant;
}

/** Fox at the origin and Owl 1 m before it, once they hear each other. */
async function meet(rules: Partial<HearingRules> = {}): Promise<Meeting> {
  const lobby = await startLobby({ rules: rulesWith(rules), gamePort: 0 });
  const fox = await TestParticipant.join(lobby.description.invitation, 'Fox', 500, at(0, 0));
  const owl = await TestParticipant.join(lobby.description.invitation, 'Owl', 700, at(0, 1));
  await expectHeard(fox, owl);
  await expectHeard(owl, fox);
  return { lobby, fox, owl };
}

async function expectHeard(listener: TestParticipant, speaker: TestParticipant): Promise<void> {
  await expect.poll(() => listener.gainDb(speaker), POLL).toBeGreaterThan(AUDIBLE_DB);
}

async function expectSilent(listener: TestParticipant, speaker: TestParticipant): Promise<void> {
  await expect.poll(() => listener.gainDb(speaker), POLL).toBeLessThan(SILENT_DB);
}

/** Tells positions as a game's server does, without TLS on the loopback interface. */
async function tellAsServer(
  { description }: HostThread,
  players: readonly object[],
  more: object = {},
): Promise<unknown> {
  const { loopbackUrl, token } = description.gameApi;
  const response = await fetch(`${loopbackUrl}/players`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'players', players, ...more }),
  });
  return response.json();
}

describe('a world', () => {
  it('keeps its voices to itself, and its members out of sight of others', async () => {
    const { fox, owl } = await meet();
    const shownTo = (participant: TestParticipant) => participant.latest('scene')?.rows.map(([id]) => id);
    owl.client.setPresence({ ...DEFAULT_PRESENCE, world: 'cave' });
    await expectSilent(fox, owl);
    await expectSilent(owl, fox);
    await expect
      .poll(() => [shownTo(fox), shownTo(owl)], POLL)
      .toEqual([[fox.client.joined.participantId], [owl.client.joined.participantId]]);
    await expect.poll(() => owl.latest('standing'), POLL).toMatchObject({ from: 'own', world: 'cave' });
    fox.client.setPresence({ ...DEFAULT_PRESENCE, world: 'cave' });
    await expectHeard(fox, owl);
    await expect.poll(() => shownTo(fox)?.length, POLL).toBe(2);
  });
});

describe('the map', () => {
  it('may show only who is near enough to be heard, and gives away nobody who talks on a channel', async () => {
    const { lobby, fox, owl } = await meet({
      mapShows: 'nearby',
      channels: { team: false, radio: false, everybody: true, radioMetres: null, priority: false },
    });
    const [foxId, owlId] = [fox, owl].map(({ client }) => client.joined.participantId);
    const shownTo = (participant: TestParticipant) => participant.latest('scene')?.rows.map(([id]) => id);
    const toldOfTalk = (participant: TestParticipant) => participant.latest('scene')?.unplaced?.map(([id]) => id);
    await expect.poll(() => shownTo(fox), POLL).toEqual([foxId, owlId]);
    owl.client.setPose(at(0, 500));
    owl.client.setTalkStyle({ ...DEFAULT_TALK_STYLE, to: 'everybody' });
    await expect.poll(() => [shownTo(fox), toldOfTalk(fox)], POLL).toEqual([[foxId], [owlId]]);
    await expectHeard(fox, owl);
    await expect.poll(() => shownTo(owl), POLL).toEqual([owlId]);
    lobby.setRules(rulesWith({ mapShows: 'everybody' }), 'playing');
    await expect.poll(() => shownTo(fox), POLL).toEqual([foxId, owlId]);
  });
});

describe('a whisper', () => {
  it('carries less far than a voice, and a shout farther', async () => {
    const { fox, owl } = await meet();
    owl.client.setPose(at(0, 20));
    const asked = (reach: number): number => gainToDb(distanceGain(20 / reach, DEFAULT_HEARING_RULES));
    await expect.poll(() => Math.abs(fox.gainDb(owl) - asked(1)), POLL).toBeLessThan(1.5);
    owl.client.setTalkStyle({ ...DEFAULT_TALK_STYLE, voice: 'whisper' });
    await expectSilent(fox, owl);
    owl.client.setTalkStyle({ ...DEFAULT_TALK_STYLE, voice: 'shout' });
    await expect.poll(() => Math.abs(fox.gainDb(owl) - asked(2)), POLL).toBeLessThan(1.5);
    await expect.poll(() => Math.abs(owl.gainDb(fox) - asked(1)), POLL).toBeLessThan(1.5);
  });
});

describe('a position that is told no longer', () => {
  it('fades to silence both ways, where the rules say so, and is back with the next pose', async () => {
    const { fox, owl } = await meet({ stale: { policy: 'fade', afterSeconds: 5 } });
    owl.client.setNowhere('lost');
    await expectSilent(fox, owl);
    await expectSilent(owl, fox);
    await expect.poll(() => owl.latest('standing')?.isStale, POLL).toBe(true);
    owl.client.setPose(at(0, 1));
    await expectHeard(fox, owl);
    await expect.poll(() => owl.latest('standing')?.isStale, POLL).toBe(false);
  });

  it('is held, or heard as in a channel, where the rules say that', async () => {
    const { lobby, fox, owl } = await meet({ stale: { policy: 'hold', afterSeconds: 5 } });
    owl.client.setPose(at(0, 20));
    const askedDb = gainToDb(distanceGain(20, DEFAULT_HEARING_RULES));
    owl.client.setNowhere('lost');
    await expect.poll(() => owl.latest('standing')?.isStale, POLL).toBe(true);
    await expect.poll(() => Math.abs(fox.gainDb(owl) - askedDb), POLL).toBeLessThan(1.5);
    lobby.setRules(rulesWith({ stale: { policy: 'flat', afterSeconds: 5 } }), 'playing');
    await expectHeard(fox, owl);
  });

  it('lets nobody hear farther by claiming that it is lost, whatever the rules say', async () => {
    const { fox, owl } = await meet({ stale: { policy: 'flat', afterSeconds: 5 } });
    owl.client.setPose(at(0, 500));
    await expectSilent(fox, owl);
    await expectSilent(owl, fox);
    owl.client.setNowhere('lost');
    await expectHeard(fox, owl);
    await expectSilent(owl, fox);
  });

  it('is none in a menu, whatever the rules say', async () => {
    const { fox, owl } = await meet({ stale: { policy: 'hold', afterSeconds: 5 } });
    owl.client.setNowhere('menu');
    await expectSilent(fox, owl);
    await expect.poll(() => owl.latest('scene')?.rows.length, POLL).toBe(1);
    expect(owl.latest('standing')).toMatchObject({ isStale: false });
  });

  it('follows when the game server falls silent, after the time that the rules give it', async () => {
    const { lobby, fox, owl } = await meet({ stale: { policy: 'fade', afterSeconds: 0.5 } });
    const players = [
      { name: 'Fox', position: [0, 0, 0] },
      { name: 'Owl', position: [0, 0, 1] },
    ];
    await tellAsServer(lobby, players);
    await expectSilent(fox, owl);
    await expect.poll(() => fox.latest('standing'), POLL).toMatchObject({ from: 'server', isStale: true });
  });
});

describe('the game server', () => {
  it('decides who is where, whatever their programs say, and what the lobby is doing', async () => {
    const { lobby, fox, owl } = await meet({
      phases: { ...DEFAULT_HEARING_RULES.phases, meeting: EVERYBODY_EVERYWHERE },
    });
    const players = [
      { name: 'Fox', position: [0, 0, 0] },
      { name: 'Owl', position: [200, 0, 0] },
      { name: 'Hare', position: [0, 0, 0] },
    ];
    expect(await tellAsServer(lobby, players)).toMatchObject({ players: 2, unknown: ['Hare'] });
    await expectSilent(fox, owl);
    owl.client.setPose(at(0, 1));
    await expect.poll(() => fox.latest('standing')?.from, POLL).toBe('server');
    expect(fox.gainDb(owl)).toBeLessThan(SILENT_DB);
    await tellAsServer(lobby, players, { phase: 'meeting' });
    await expectHeard(fox, owl);
    await expect.poll(() => fox.latest('rules')?.phase, POLL).toBe('meeting');
  });
});

describe('a host that trusts programs', () => {
  it('with nothing, hears nobody who places themselves; with positions, only in the one world', async () => {
    const { lobby, fox, owl } = await meet();
    lobby.setRules(rulesWith({ trust: 'nothing' }), 'playing');
    await expectSilent(fox, owl);
    owl.client.setPresence({ ...DEFAULT_PRESENCE, world: 'cave' });
    lobby.setRules(rulesWith({ trust: 'positions' }), 'playing');
    await expectHeard(fox, owl);
    lobby.setRules(rulesWith({ trust: 'everything' }), 'playing');
    await expectSilent(fox, owl);
  });
});

describe('rules that are changed while people talk', () => {
  it('are heard and told at once', async () => {
    const { lobby, fox, owl } = await meet();
    owl.client.setPose(at(0, 10));
    const near = rulesWith({ maxMetres: 5 });
    const far = rulesWith({ law: 'inverse', minMetres: 1, maxMetres: 60 });
    lobby.setRules(near, 'playing');
    await expectSilent(fox, owl);
    await expect.poll(() => fox.latest('rules'), POLL).toEqual({ type: 'rules', rules: near, phase: 'playing' });
    lobby.setRules(far, 'playing');
    await expect.poll(() => Math.abs(fox.gainDb(owl) - gainToDb(distanceGain(10, far))), POLL).toBeLessThan(1.5);
  });

  it('are those of who joins afterwards', async () => {
    const { lobby, fox } = await meet();
    const near = rulesWith({ maxMetres: 5 });
    lobby.setRules(near, 'meeting');
    await expect.poll(() => fox.latest('rules')?.phase, POLL).toBe('meeting');
    const hare = await TestParticipant.join(lobby.description.invitation, 'Hare', 1_100, at(0, 10));
    expect(hare.client.joined.rules).toEqual(near);
    await expect.poll(() => hare.latest('rules')?.phase, POLL).toBe('meeting');
    await expectSilent(fox, hare);
  });
});

describe('a group with a password', () => {
  it('is heard by its members only; who has a wrong password stays outside', async () => {
    const { lobby, fox, owl } = await meet();
    const hare = await TestParticipant.join(lobby.description.invitation, 'Hare', 1_100, at(1, 0));
    await expectHeard(hare, fox);
    fox.client.enterGroup('den', 'honey');
    await expectSilent(owl, fox);
    await expectSilent(fox, owl);
    owl.client.enterGroup('den', 'honey');
    hare.client.enterGroup('den', 'guess');
    await expectHeard(owl, fox);
    await expect
      .poll(() => hare.latest('group'), POLL)
      .toMatchObject({
        name: 'den',
        isIn: false,
        code: 'wrong-password',
        message: expect.stringContaining('password') as string,
      });
    await expectSilent(hare, fox);
    await expect.poll(() => [owl.latest('group')?.isIn, hare.latest('standing')?.group], POLL).toEqual([true, '']);
    owl.client.enterGroup('', '');
    await expectHeard(hare, owl);
    await expectSilent(fox, owl);
  });
});
