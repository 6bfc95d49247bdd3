import { describe, expect, it } from 'vitest';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE } from '../../../shared/model/presence.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES, type HearingMatrix, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../shared/units.ts';
import { at, type TestParticipant } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';

/** Rules that pass through the host, checked on sound. */

/** Time until a change is audible and reported: through codecs and playout buffers, and out of the measuring window. */
const SETTLED_SECONDS = 0.6;
const AUDIBLE_DB = -2;
/** While others talk, the codec's noise limits how quiet silence measures. */
const SILENT_DB = -50;

const EVERYWHERE = { alive: 'everywhere', dead: 'everywhere', spectator: 'everywhere' } as const;
const EVERYBODY_EVERYWHERE: HearingMatrix = { alive: EVERYWHERE, dead: EVERYWHERE, spectator: EVERYWHERE };

const askedDb = (metres: number, rules = DEFAULT_HEARING_RULES): number => gainToDb(distanceGain(metres, rules));

function rulesWith(changes: Partial<HearingRules>): HearingRules {
  return { ...DEFAULT_HEARING_RULES, ...changes };
}

interface Meeting {
  readonly lobby: VirtualLobby;
  readonly fox: TestParticipant;
  readonly owl: TestParticipant;
  /** Waits until all changes have arrived. */
  readonly settle: () => Promise<void>;
}

/** Fox at the origin and Owl 1 m before it, once they hear each other. */
async function meet(rules: Partial<HearingRules> = {}): Promise<Meeting> {
  const lobby = await VirtualLobby.open({ rules: rulesWith(rules) });
  const fox = await lobby.join('Fox', 500, at(0, 0));
  const owl = await lobby.join('Owl', 700, at(0, 1));
  const settle = () => lobby.run(SETTLED_SECONDS);
  await settle();
  expectHeard(fox, owl);
  expectHeard(owl, fox);
  return { lobby, fox, owl, settle };
}

function expectHeard(listener: TestParticipant, speaker: TestParticipant): void {
  expect(listener.gainDb(speaker)).toBeGreaterThan(AUDIBLE_DB);
}

function expectSilent(listener: TestParticipant, speaker: TestParticipant): void {
  expect(listener.gainDb(speaker)).toBeLessThan(SILENT_DB);
}

const idOf = ({ client }: TestParticipant): number => client.joined.participantId;
const shownTo = (participant: TestParticipant) => participant.latest('scene')?.rows.map(([id]) => id);

describe('teams that the rules separate', () => {
  it('do not hear each other nearby, until the host lets them', async () => {
    const { lobby, fox, owl, settle } = await meet();
    fox.client.setPresence({ ...DEFAULT_PRESENCE, team: 'red' });
    owl.client.setPresence({ ...DEFAULT_PRESENCE, team: 'blue' });
    await settle();
    expectHeard(fox, owl);
    lobby.setRules(rulesWith({ teams: 'separate' }));
    await settle();
    expectSilent(fox, owl);
    expectSilent(owl, fox);
    expect(shownTo(fox)).toEqual([idOf(fox)]);
    owl.client.setPresence({ ...DEFAULT_PRESENCE, team: 'red' });
    await settle();
    expectHeard(fox, owl);
    expectHeard(owl, fox);
    expect(shownTo(fox)).toContain(idOf(owl));
  });
});

describe('a world', () => {
  it('keeps its voices to itself, and its members out of sight of others', async () => {
    const { fox, owl, settle } = await meet();
    owl.client.setPresence({ ...DEFAULT_PRESENCE, world: 'cave' });
    await settle();
    expectSilent(fox, owl);
    expectSilent(owl, fox);
    expect([shownTo(fox), shownTo(owl)]).toEqual([[idOf(fox)], [idOf(owl)]]);
    expect(owl.latest('standing')).toMatchObject({ from: 'own', world: 'cave' });
    fox.client.setPresence({ ...DEFAULT_PRESENCE, world: 'cave' });
    await settle();
    expectHeard(fox, owl);
    expect(shownTo(fox)).toHaveLength(2);
  });
});

describe('the map', () => {
  it('may show only players near enough to be heard, and does not reveal where someone talks on a channel', async () => {
    const { lobby, fox, owl, settle } = await meet({
      mapShows: 'nearby',
      channels: { team: false, radio: false, everybody: true, radioMetres: null, priority: false },
    });
    const shownTalkers = (participant: TestParticipant) => participant.latest('scene')?.unplaced?.map(([id]) => id);
    expect(shownTo(fox)).toEqual([idOf(fox), idOf(owl)]);
    owl.client.setPose(at(0, 500));
    owl.client.setTalkStyle({ ...DEFAULT_TALK_STYLE, to: 'everybody' });
    await settle();
    expect([shownTo(fox), shownTalkers(fox), shownTo(owl)]).toEqual([[idOf(fox)], [idOf(owl)], [idOf(owl)]]);
    expectHeard(fox, owl);
    lobby.setRules(rulesWith({ mapShows: 'everybody' }));
    await settle();
    expect(shownTo(fox)).toEqual([idOf(fox), idOf(owl)]);
  });

  it('may hide all positions and listeners while everyone hears each other as before', async () => {
    const { fox, owl, settle } = await meet({ mapShows: 'nobody' });
    await settle();
    expectHeard(fox, owl);
    expectHeard(owl, fox);
    expect([shownTo(fox), shownTo(owl)]).toEqual([[idOf(fox)], [idOf(owl)]]);
    expect([fox.latest('audience'), owl.latest('audience')]).toEqual([undefined, undefined]);
  });
});

describe('a whisper', () => {
  it('carries less far than a voice, and a shout farther', async () => {
    const { fox, owl, settle } = await meet();
    owl.client.setPose(at(0, 20));
    await settle();
    expect(fox.gainDb(owl)).toBeCloseTo(askedDb(20), 0);
    owl.client.setTalkStyle({ ...DEFAULT_TALK_STYLE, voice: 'whisper' });
    await settle();
    expectSilent(fox, owl);
    owl.client.setTalkStyle({ ...DEFAULT_TALK_STYLE, voice: 'shout' });
    await settle();
    expect(fox.gainDb(owl)).toBeCloseTo(askedDb(20 / 2), 0);
    expect(owl.gainDb(fox)).toBeCloseTo(askedDb(20), 0);
  });
});

describe('a position that is no longer updated', () => {
  it('fades to silence both ways if the rules ask for it, and is back with the next pose', async () => {
    const { lobby, fox, owl, settle } = await meet({ stale: { policy: 'fade', afterSeconds: 5 } });
    owl.client.setNowhere('lost');
    await lobby.run(2);
    expectSilent(fox, owl);
    expectSilent(owl, fox);
    expect(owl.latest('standing')?.isStale).toBe(true);
    owl.client.setPose(at(0, 1));
    await settle();
    expectHeard(fox, owl);
    expect(owl.latest('standing')?.isStale).toBe(false);
  });

  it('is held, or heard as on a channel, if the rules ask for that', async () => {
    const { lobby, fox, owl, settle } = await meet({ stale: { policy: 'hold', afterSeconds: 5 } });
    owl.client.setPose(at(0, 20));
    owl.client.setNowhere('lost');
    await lobby.run(2);
    expect(owl.latest('standing')?.isStale).toBe(true);
    expect(fox.gainDb(owl)).toBeCloseTo(askedDb(20), 0);
    lobby.setRules(rulesWith({ stale: { policy: 'flat', afterSeconds: 5 } }));
    await settle();
    expectHeard(fox, owl);
  });

  it('gives nobody a longer range for claiming that it is lost, whatever the rules', async () => {
    const { fox, owl, settle } = await meet({ stale: { policy: 'flat', afterSeconds: 5 } });
    owl.client.setPose(at(0, 500));
    await settle();
    expectSilent(fox, owl);
    expectSilent(owl, fox);
    owl.client.setNowhere('lost');
    await settle();
    expectHeard(fox, owl);
    expectSilent(owl, fox);
  });

  it('does not count in a menu, whatever the rules', async () => {
    const { fox, owl, settle } = await meet({ stale: { policy: 'hold', afterSeconds: 5 } });
    owl.client.setNowhere('menu');
    await settle();
    expectSilent(fox, owl);
    expect(shownTo(owl)).toEqual([]);
    expect(owl.latest('standing')).toMatchObject({ isStale: false });
  });

  it('becomes stale when the game server falls silent, after the time set by the rules', async () => {
    const { lobby, fox, owl } = await meet({ stale: { policy: 'fade', afterSeconds: 3 } });
    lobby.sendAsServer([
      { name: 'Fox', position: [0, 0, 0] },
      { name: 'Owl', position: [0, 0, 1] },
    ]);
    await lobby.run(2.9);
    expectHeard(fox, owl);
    expect(fox.latest('standing')).toMatchObject({ from: 'server', isStale: false });
    await lobby.run(2);
    expectSilent(fox, owl);
    expect(fox.latest('standing')).toMatchObject({ from: 'server', isStale: true });
  });
});

describe('the game server', () => {
  it("sets positions and phase, whatever the players' programs send", async () => {
    const { lobby, fox, owl, settle } = await meet({
      phases: { ...DEFAULT_HEARING_RULES.phases, meeting: EVERYBODY_EVERYWHERE },
    });
    const players = [
      { name: 'Fox', position: [0, 0, 0] },
      { name: 'Owl', position: [200, 0, 0] },
      { name: 'Hare', position: [0, 0, 0] },
    ];
    expect(lobby.sendAsServer(players)).toMatchObject({ applied: 2, unknown: ['Hare'] });
    owl.client.setPose(at(0, 1));
    await settle();
    expectSilent(fox, owl);
    expect(fox.latest('standing')?.from).toBe('server');
    lobby.sendAsServer(players, { phase: 'meeting' });
    await settle();
    expectHeard(fox, owl);
    expect(fox.latest('rules')?.phase).toBe('meeting');
  });
});

describe('a host that trusts programs', () => {
  it('with nothing, ignores positions from players; with positions, accepts them only in the default world', async () => {
    const { lobby, fox, owl, settle } = await meet();
    lobby.setRules(rulesWith({ trust: 'nothing' }));
    await settle();
    expectSilent(fox, owl);
    owl.client.setPresence({ ...DEFAULT_PRESENCE, world: 'cave' });
    lobby.setRules(rulesWith({ trust: 'positions' }));
    await settle();
    expectHeard(fox, owl);
    lobby.setRules(rulesWith({ trust: 'everything' }));
    await settle();
    expectSilent(fox, owl);
  });
});

describe('rules that change while people talk', () => {
  it('are audible and announced at once', async () => {
    const { lobby, fox, owl, settle } = await meet();
    owl.client.setPose(at(0, 10));
    const near = rulesWith({ maxMetres: 5 });
    const far = rulesWith({ law: 'inverse', minMetres: 1, maxMetres: 60 });
    lobby.setRules(near);
    await settle();
    expectSilent(fox, owl);
    expect(fox.latest('rules')).toEqual({ type: 'rules', rules: near, phase: 'playing' });
    lobby.setRules(far);
    await settle();
    expect(fox.gainDb(owl)).toBeCloseTo(askedDb(10, far), 0);
  });

  it('apply to later joiners', async () => {
    const { lobby, fox, settle } = await meet();
    const near = rulesWith({ maxMetres: 5 });
    lobby.setRules(near, 'meeting');
    await settle();
    expect(fox.latest('rules')?.phase).toBe('meeting');
    const hare = await lobby.join('Hare', 1_100, at(0, 10));
    expect(hare.client.joined.rules).toEqual(near);
    await settle();
    expect(hare.latest('rules')?.phase).toBe('meeting');
    expectSilent(fox, hare);
  });
});

describe('a group with a password', () => {
  it('is heard by its members only; a wrong password leaves you outside', async () => {
    const { lobby, fox, owl, settle } = await meet();
    const hare = await lobby.join('Hare', 1_100, at(1, 0));
    await settle();
    expectHeard(hare, fox);
    fox.client.enterGroup('den', 'honey');
    await settle();
    expectSilent(owl, fox);
    expectSilent(fox, owl);
    owl.client.enterGroup('den', 'honey');
    hare.client.enterGroup('den', 'guess');
    await settle();
    expectHeard(owl, fox);
    expect(hare.latest('group')).toMatchObject({
      name: 'den',
      isIn: false,
      code: 'wrong-password',
      message: expect.stringContaining('password') as string,
    });
    expectSilent(hare, fox);
    expect([owl.latest('group')?.isIn, hare.latest('standing')?.group]).toEqual([true, '']);
    owl.client.enterGroup('', '');
    await settle();
    expectHeard(hare, owl);
    expectSilent(fox, owl);
  });
});
