import { describe, expect, it } from 'vitest';
import { askHearing, metresBetween } from '../../../../main/practice/asked-hearing.ts';
import type { SimulatedPlayer } from '../../../../main/practice/cast-script.ts';
import { ORIGIN_POSE } from '../../../../shared/model/pose.ts';
import {
  DEFAULT_PRESENCE,
  DEFAULT_TALK_STYLE,
  type Presence,
  type TalkStyle,
} from '../../../../shared/model/presence.ts';
import {
  DEFAULT_HEARING_RULES,
  type GamePhase,
  type HearingMatrix,
  type HearingRules,
} from '../../../../shared/spatial/hearing-rules.ts';

const EFFECTS: HearingRules = { ...DEFAULT_HEARING_RULES, minMetres: 0, maxMetres: 20, effects: true };

function stand(xMetres: number, presence: Partial<Presence> = {}, talk: Partial<TalkStyle> = {}): SimulatedPlayer {
  return {
    pose: { ...ORIGIN_POSE, xMetres },
    presence: { ...DEFAULT_PRESENCE, ...presence },
    talkStyle: { ...DEFAULT_TALK_STYLE, ...talk },
  };
}

const HERE = stand(0);
const nowhere: SimulatedPlayer = { ...HERE, pose: null };
const ask = (
  listener: SimulatedPlayer,
  speaker: SimulatedPlayer,
  rules: Partial<HearingRules> = {},
  phase: GamePhase = 'playing',
) =>
  askHearing(listener, speaker, { ...EFFECTS, ...rules }, phase).map(({ timbre, gain }) => [
    timbre,
    Math.round(gain * 1_000) / 1_000,
  ]);

const row = { alive: 'nearby', dead: 'silent', spectator: 'everywhere' } as const;
const MATRIX: HearingMatrix = { alive: row, dead: row, spectator: row };

describe('a voice as the rules define it', () => {
  it.each([
    ['is half as loud at half the range', HERE, stand(10), {}, [['dry', 0.5]]],
    ['is silent beyond the range', HERE, stand(20), {}, []],
    ['carries farther for a shout', HERE, stand(20, {}, { voice: 'shout' }), {}, [['dry', 0.5]]],
    ['carries less far for a whisper', HERE, stand(3, {}, { voice: 'whisper' }), {}, [['dry', 0.5]]],
    [
      'treats a disallowed loudness as normal',
      HERE,
      stand(10, {}, { voice: 'shout' }),
      { strengths: { whisper: 0, normal: 1, shout: 0 } },
      [['dry', 0.5]],
    ],
    ['never falls below the floor', HERE, stand(500), { floorGain: 0.1 }, [['dry', 0.1]]],
    ['is silent for a listener without a position', HERE, nowhere, {}, []],
    ['is silent from a speaker without a position', nowhere, HERE, {}, []],
    ['needs no position under the flat law', nowhere, stand(900), { law: 'flat' }, [['dry', 1]]],
    ['is silent between worlds', HERE, stand(1, { world: 'nether' }), {}, []],
    ['is muffled by a wall', HERE, stand(10, { enclosure: 'car' }), { enclosures: 'muffled' }, [['muffled', 0.25]]],
    ['is silent through a wall that separates', HERE, stand(10, { enclosure: 'car' }), { enclosures: 'separate' }, []],
    ['is silent from another team where teams are apart', HERE, stand(10, { team: 'red' }), { teams: 'separate' }, []],
    ['crosses teams where they are not', HERE, stand(10, { team: 'red' }), { teams: 'ignored' }, [['dry', 0.5]]],
    [
      'ignores an enclosure that is only a label',
      HERE,
      stand(10, { enclosure: 'car' }),
      { enclosures: 'ignored' },
      [['dry', 0.5]],
    ],
    [
      'adds up the masks of both',
      stand(0, { muffle: 0.25 }),
      stand(10, { muffle: 0.5 }),
      {},
      [
        ['dry', 0.125],
        ['muffled', 0.375],
      ],
    ],
    ['ignores masks without effects', stand(0, { muffle: 1 }), stand(10), { effects: false }, [['dry', 0.5]]],
    [
      'is dulled by air over distance',
      HERE,
      stand(10),
      { airAbsorption: true },
      [
        ['dry', 0.375],
        ['muffled', 0.125],
      ],
    ],
    ["is coloured by the speaker's zone", stand(0, { zone: 'hall' }), stand(10, { zone: 'vent' }), {}, [['vent', 0.5]]],
    [
      'is coloured first by water around the listener',
      stand(0, { zone: 'underwater' }),
      stand(10, { zone: 'vent' }),
      {},
      [['underwater', 0.5]],
    ],
    [
      'is silent by the matrix',
      HERE,
      stand(1, { state: 'dead' }),
      { phases: { playing: MATRIX, meeting: MATRIX } },
      [],
    ],
    [
      'needs no distance where the matrix is everywhere',
      HERE,
      stand(900, { state: 'spectator', world: 'nether' }),
      { phases: { playing: MATRIX, meeting: MATRIX } },
      [['dry', 1]],
    ],
    [
      'reaches the team on its channel',
      stand(900, { team: 'red' }),
      stand(0, { team: 'red' }, { to: 'team' }),
      {},
      [['dry', 1]],
    ],
    [
      'reaches others only nearby',
      stand(10, { team: 'blue' }),
      stand(0, { team: 'red' }, { to: 'team' }),
      {},
      [['dry', 0.5]],
    ],
    ['has no team channel without a team', stand(900), stand(0, {}, { to: 'team' }), {}, []],
    [
      'sounds like radio on a radio channel',
      stand(900, {}, { radio: '7' }),
      stand(0, {}, { radio: '7', to: 'radio' }),
      {},
      [['radio', 1]],
    ],
    [
      "is silent out of the radio's reach",
      stand(900, {}, { radio: '7' }),
      stand(0, {}, { radio: '7', to: 'radio' }),
      { channels: { ...EFFECTS.channels, radioMetres: 500 } },
      [],
    ],
    [
      'is silent on another radio channel',
      stand(900, {}, { radio: '8' }),
      stand(0, {}, { radio: '7', to: 'radio' }),
      {},
      [],
    ],
    [
      'reaches everyone when that is allowed',
      stand(900),
      stand(0, {}, { to: 'everybody' }),
      { channels: { ...EFFECTS.channels, everybody: true } },
      [['dry', 1]],
    ],
    ['reaches nobody far away when that is not allowed', stand(900), stand(0, {}, { to: 'everybody' }), {}, []],
  ] as const)('%s', (_, listener, speaker, rules, parts) => {
    expect(ask(listener, speaker, rules)).toEqual(parts);
  });

  it('follows the matrix of the phase', () => {
    const rules = { phases: { ...DEFAULT_HEARING_RULES.phases, meeting: MATRIX } };
    const dead = stand(10, { state: 'dead' });
    expect([ask(HERE, dead, rules, 'playing'), ask(HERE, dead, rules, 'meeting')]).toEqual([[['dry', 0.5]], []]);
  });
});

describe('metresBetween', () => {
  it('is a number only for two players with positions in one world', () => {
    expect([
      metresBetween(HERE, stand(3)),
      metresBetween(HERE, nowhere),
      metresBetween(HERE, stand(3, { world: 'nether' })),
    ]).toEqual([3, NaN, NaN]);
  });
});
