import { describe, expect, it } from 'vitest';
import { effectiveAccount, type EffectiveAccount } from '../../../../main/room/effective-account.ts';
import type { OwnAccount } from '../../../../main/room/own-account.ts';
import type { ServerAccount } from '../../../../main/room/server-accounts.ts';
import { NO_HAND_ROLE, type HandRole } from '../../../../shared/model/people/hand-role.ts';
import { DEFAULT_PRESENCE } from '../../../../shared/model/presence.ts';
import {
  DEFAULT_HEARING_RULES,
  type HearingRules,
  type StalePolicy,
} from '../../../../shared/spatial/hearing-rules.ts';

const HERE = { xMetres: 1, yMetres: 0, zMetres: 0, yawRadians: 0 };
const THERE = { xMetres: 50, yMetres: 0, zMetres: 0, yawRadians: 0 };
const CAVE = { ...DEFAULT_PRESENCE, world: 'cave', team: 'red', state: 'dead', muffle: 1 } as const;
const OWN: OwnAccount = {
  pose: HERE,
  camera: THERE,
  lostAtMs: null,
  presence: CAVE,
  talk: { to: 'team', voice: 'shout', radio: '7', priority: false },
};
const SERVER: ServerAccount = {
  pose: THERE,
  camera: null,
  presence: DEFAULT_PRESENCE,
  talk: {},
  rangeMetres: null,
  isPriority: true,
  lostAtMs: null,
};

const RIGHTS = { shout: true, broadcast: false, radio: true };
const LATE_MS = 100_000;

function rulesWith(changes: Partial<HearingRules>): HearingRules {
  return { ...DEFAULT_HEARING_RULES, ...changes };
}

function own(account: Partial<OwnAccount>, rules: Partial<HearingRules> = {}, nowMs = 0): EffectiveAccount {
  return effectiveAccount(
    { own: { ...OWN, ...account }, hand: NO_HAND_ROLE, server: undefined, rights: RIGHTS },
    -Infinity,
    rulesWith(rules),
    nowMs,
  );
}

function server(account: Partial<ServerAccount>, rules: Partial<HearingRules> = {}, nowMs = 0): EffectiveAccount {
  return effectiveAccount(
    { own: OWN, hand: NO_HAND_ROLE, server: { ...SERVER, ...account }, rights: RIGHTS },
    0,
    rulesWith(rules),
    nowMs,
  );
}

describe("the game server's account", () => {
  it("takes priority over the program's report of its player", () => {
    expect(server({})).toMatchObject({
      from: 'server',
      pose: THERE,
      camera: null,
      presence: DEFAULT_PRESENCE,
      isPriority: true,
    });
    expect(own({})).toMatchObject({ from: 'own', pose: HERE, presence: CAVE, isPriority: false });
  });

  it('leaves the talk style to the person unless it sets it', () => {
    expect(server({ talk: { voice: 'whisper' } }).talk).toEqual({
      to: 'team',
      voice: 'whisper',
      radio: '7',
      priority: false,
    });
  });

  it('uses only what the host trusts programs with', () => {
    expect(server({}, { trust: 'nothing' })).toMatchObject({ pose: THERE, from: 'server' });
  });
});

describe('a team and a state by hand', () => {
  const HAND: HandRole = { team: 'blue', state: 'spectator', isStateOwn: false };
  const withHand = (server: ServerAccount | undefined, rules: Partial<HearingRules> = {}): EffectiveAccount =>
    effectiveAccount({ own: OWN, hand: HAND, server, rights: RIGHTS }, 0, rulesWith(rules), 0);

  it("replace those of the participant's program, however far the host trusts it", () => {
    expect(withHand(undefined)).toMatchObject({
      from: 'own',
      pose: HERE,
      presence: { ...CAVE, team: 'blue', state: 'spectator' },
    });
    expect(withHand(undefined, { trust: 'nothing' }).presence).toEqual({
      ...DEFAULT_PRESENCE,
      team: 'blue',
      state: 'spectator',
    });
  });

  it('do not count where a game server decides', () => {
    expect(withHand(SERVER).presence).toEqual(DEFAULT_PRESENCE);
  });
});

describe('a host that trusts programs', () => {
  it('with positions only ignores world, team, state and muffling', () => {
    expect(own({}, { trust: 'positions' })).toMatchObject({
      pose: HERE,
      camera: THERE,
      presence: DEFAULT_PRESENCE,
      talk: { radio: '7', priority: false },
    });
  });

  it('with nothing ignores position and radio channel too, but lets a person whisper', () => {
    const account = own({ talk: { to: 'radio', voice: 'whisper', radio: '7', priority: false } }, { trust: 'nothing' });
    expect(account).toMatchObject({
      pose: null,
      camera: null,
      presence: DEFAULT_PRESENCE,
      talk: { radio: '', voice: 'whisper' },
      reach: 0.3,
    });
  });
});

describe('priority by a key', () => {
  const talk = { ...OWN.talk, priority: true };
  const channels = { ...DEFAULT_HEARING_RULES.channels, priority: true };

  it('counts when the rules allow it, and is ignored otherwise', () => {
    expect([
      own({ talk }, { channels }).isPriority,
      own({ talk }).isPriority,
      own({}, { channels }).isPriority,
    ]).toEqual([true, false, false]);
  });

  it('counts in addition to priority given by the game server', () => {
    const placed = (rules: Partial<HearingRules>) =>
      effectiveAccount(
        { own: { ...OWN, talk }, hand: NO_HAND_ROLE, server: { ...SERVER, isPriority: false }, rights: RIGHTS },
        0,
        rulesWith(rules),
        0,
      );
    expect([placed({ channels }).isPriority, placed({}).isPriority]).toEqual([true, false]);
  });
});

describe('how far a voice carries', () => {
  it.each([
    ['whisper', { whisper: 0.3, normal: 1, shout: 2 }, 0.3],
    ['shout', { whisper: 0.3, normal: 1, shout: 2 }, 2],
    ['normal', { whisper: 0.3, normal: 0.8, shout: 2 }, 0.8],
    ['shout', { whisper: 0.3, normal: 0.8, shout: 0 }, 0.8],
    ['whisper', { whisper: 0, normal: 0, shout: 2 }, 1],
  ] as const)('in a %s, with the factors %j, is %d times the usual', (voice, strengths, reach) => {
    expect(own({ talk: { to: 'nearby', voice, radio: '', priority: false } }, { strengths }).reach).toBe(reach);
  });

  it.each([
    [15, 2, 0.5],
    [0, 2, 0],
    [60, 2, 2],
    [1_000, 2, 2],
    [1_000, 0.5, 1],
  ])('is set by the game server: %d m, with shouts of %d times the usual, is %d times', (rangeMetres, shout, reach) => {
    expect(server({ rangeMetres }, { strengths: { whisper: 0.3, normal: 1, shout } }).reach).toBe(reach);
  });
});

describe('a position whose updates have stopped', () => {
  const stale = (policy: StalePolicy) => ({ stale: { policy, afterSeconds: 5 } });

  it('is held', () => {
    expect(own({ lostAtMs: 0 }, stale('hold'), LATE_MS)).toMatchObject({
      isStale: true,
      pose: HERE,
      remaining: 1,
      isFlat: false,
    });
  });

  it('fades to silence within a second, or at once when its own program lost it; then its player has no position', () => {
    const remaining = [0, 200, 400, 600, 800, 1_000].map((nowMs) => own({ lostAtMs: 0 }, stale('fade'), nowMs));
    expect(remaining.map((account) => account.remaining)).toEqual([1, 0.75, 0.5, 0.25, 0, 0]);
    expect(remaining.map(({ pose }) => pose === null)).toEqual([false, false, false, false, true, true]);
    expect(remaining.at(-1)?.isStale).toBe(true);
  });

  it('makes its player heard as in a channel', () => {
    expect(own({ lostAtMs: 0 }, stale('flat'), LATE_MS)).toMatchObject({ isStale: true, isFlat: true, remaining: 1 });
  });

  it.each(['hold', 'fade', 'flat'] as const)(
    'is irrelevant (%s) for a player in a menu, or one who never sent a position',
    (policy) => {
      expect(own({ pose: null, lostAtMs: 0 }, stale(policy), LATE_MS)).toMatchObject({
        isStale: false,
        pose: null,
        isFlat: false,
      });
    },
  );

  it('also comes from a game server that is silent for longer than the rules allow', () => {
    const at = (nowMs: number) => server({}, stale('fade'), nowMs);
    expect([at(5_000), at(5_400), at(5_800)].map((account) => [account.isStale, account.remaining])).toEqual([
      [false, 1],
      [true, 0.5],
      [true, 0],
    ]);
  });
});
