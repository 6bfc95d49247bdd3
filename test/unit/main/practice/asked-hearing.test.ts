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

describe('askHearing', () => {
  it.each([
    ['half as loud at half the range', HERE, stand(10), {}, [['dry', 0.5]]],
    ['silence beyond it', HERE, stand(20), {}, []],
    ['a shout carries farther', HERE, stand(20, {}, { voice: 'shout' }), {}, [['dry', 0.5]]],
    ['a whisper less far', HERE, stand(3, {}, { voice: 'whisper' }), {}, [['dry', 0.5]]],
    [
      'a strength that is not allowed is the normal one',
      HERE,
      stand(10, {}, { voice: 'shout' }),
      { strengths: { whisper: 0, normal: 1, shout: 0 } },
      [['dry', 0.5]],
    ],
    ['never less than the floor', HERE, stand(500), { floorGain: 0.1 }, [['dry', 0.1]]],
    ['nobody hears a player without a position', HERE, nowhere, {}, []],
    ['nor hears', nowhere, HERE, {}, []],
    ['but where the law is flat', nowhere, stand(900), { law: 'flat' }, [['dry', 1]]],
    ['silence between worlds', HERE, stand(1, { world: 'nether' }), {}, []],
    ['a wall muffles', HERE, stand(10, { enclosure: 'car' }), { enclosures: 'muffled' }, [['muffled', 0.25]]],
    ['or separates', HERE, stand(10, { enclosure: 'car' }), { enclosures: 'separate' }, []],
    ['or is only a label', HERE, stand(10, { enclosure: 'car' }), { enclosures: 'ignored' }, [['dry', 0.5]]],
    [
      'masks add up',
      stand(0, { muffle: 0.25 }),
      stand(10, { muffle: 0.5 }),
      {},
      [
        ['dry', 0.125],
        ['muffled', 0.375],
      ],
    ],
    ['and do nothing without effects', stand(0, { muffle: 1 }), stand(10), { effects: false }, [['dry', 0.5]]],
    [
      'air dulls by distance',
      HERE,
      stand(10),
      { airAbsorption: true },
      [
        ['dry', 0.375],
        ['muffled', 0.125],
      ],
    ],
    ['the zone of the speaker colours', stand(0, { zone: 'hall' }), stand(10, { zone: 'vent' }), {}, [['vent', 0.5]]],
    [
      'but water around the listener takes priority',
      stand(0, { zone: 'underwater' }),
      stand(10, { zone: 'vent' }),
      {},
      [['underwater', 0.5]],
    ],
    ['the matrix silences', HERE, stand(1, { state: 'dead' }), { phases: { playing: MATRIX, meeting: MATRIX } }, []],
    [
      'or brings near from anywhere',
      HERE,
      stand(900, { state: 'spectator', world: 'nether' }),
      { phases: { playing: MATRIX, meeting: MATRIX } },
      [['dry', 1]],
    ],
    [
      'the team hears its channel',
      stand(900, { team: 'red' }),
      stand(0, { team: 'red' }, { to: 'team' }),
      {},
      [['dry', 1]],
    ],
    [
      'others hear only nearby players',
      stand(10, { team: 'blue' }),
      stand(0, { team: 'red' }, { to: 'team' }),
      {},
      [['dry', 0.5]],
    ],
    ['no team is no channel', stand(900), stand(0, {}, { to: 'team' }), {}, []],
    [
      'a radio sounds like one',
      stand(900, {}, { radio: '7' }),
      stand(0, {}, { radio: '7', to: 'radio' }),
      {},
      [['radio', 1]],
    ],
    [
      'but not out of its reach',
      stand(900, {}, { radio: '7' }),
      stand(0, {}, { radio: '7', to: 'radio' }),
      { channels: { ...EFFECTS.channels, radioMetres: 500 } },
      [],
    ],
    ['nor on another channel', stand(900, {}, { radio: '8' }), stand(0, {}, { radio: '7', to: 'radio' }), {}, []],
    [
      'everybody, where that is allowed',
      stand(900),
      stand(0, {}, { to: 'everybody' }),
      { channels: { ...EFFECTS.channels, everybody: true } },
      [['dry', 1]],
    ],
    ['and only there', stand(900), stand(0, {}, { to: 'everybody' }), {}, []],
  ] as const)('%s', (_, listener, speaker, rules, parts) => {
    expect(ask(listener, speaker, rules)).toEqual(parts);
  });

  it('goes by the matrix of the phase', () => {
    const rules = { phases: { ...DEFAULT_HEARING_RULES.phases, meeting: MATRIX } };
    const dead = stand(10, { state: 'dead' });
    expect([ask(HERE, dead, rules, 'playing'), ask(HERE, dead, rules, 'meeting')]).toEqual([[['dry', 0.5]], []]);
  });
});

describe('metresBetween', () => {
  it('is a number only for two who are somewhere in one world', () => {
    expect([
      metresBetween(HERE, stand(3)),
      metresBetween(HERE, nowhere),
      metresBetween(HERE, stand(3, { world: 'nether' })),
    ]).toEqual([3, NaN, NaN]);
  });
});
