import { describe, expect, it } from 'vitest';
import type { Timbre } from '../../../shared/dsp/timbre.ts';
import { LIFE_STATES, SOUND_ZONES, TALK_TARGETS } from '../../../shared/model/presence.ts';
import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import {
  DEFAULT_HEARING_RULES,
  type GamePhase,
  type HearingMatrix,
  type HearingRules,
} from '../../../shared/spatial/hearing-rules.ts';
import { HearingLab } from '../../support/lobby/hearing-lab.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { placementOf, type PlacementOverrides } from '../../support/lobby/placement.ts';

/**
 * Every rule of hearing on sound: who stands where, in which state, on which channel, by which rules, against what each
 * one decodes of each other while that one alone speaks.
 */

const MAX_DEVIATION_DB = 1.5;
const SILENT_BELOW_DB = -60;

/** Half as loud at 10 m, no sound at 20 m. */
const PLAIN: HearingRules = { ...DEFAULT_HEARING_RULES, minMetres: 0, maxMetres: 20 };

/** Somebody at x, z metres; undefined = nowhere. Labels are numbers here. */
interface Person extends PlacementOverrides {
  readonly at?: readonly [x: number, z: number];
  readonly toneHz?: number;
}

/** Gain of both ears together, dB; or that and the timbre through which the tone has gone. */
type Heard = number | { readonly gainDb: number; readonly timbre: Exclude<Timbre, 'dry'> };

interface Row {
  readonly name: string;
  readonly rules?: Partial<HearingRules>;
  readonly phase?: GamePhase;
  readonly people: Readonly<Record<string, Person>>;
  /** `listener < speaker`: whoever is not in it is not to be heard. */
  readonly heard: Readonly<Record<string, Heard>>;
}

const [DEAD, SPECTATOR] = [LIFE_STATES.indexOf('dead'), LIFE_STATES.indexOf('spectator')];
const [TO_TEAM, TO_RADIO, TO_EVERYBODY] = [
  TALK_TARGETS.indexOf('team'),
  TALK_TARGETS.indexOf('radio'),
  TALK_TARGETS.indexOf('everybody'),
];
const [UNDERWATER, HALL] = [SOUND_ZONES.indexOf('underwater'), SOUND_ZONES.indexOf('hall')];
const NO_CHANNELS: HearingRules['channels'] = {
  team: false,
  radio: false,
  everybody: false,
  radioMetres: null,
  priority: false,
};
const ALL_CHANNELS: HearingRules['channels'] = {
  team: true,
  radio: true,
  everybody: true,
  radioMetres: null,
  priority: false,
};
/** -6 dB: half the range. */
const HALF_WAY = { 'fox < owl': -6, 'owl < fox': -6 };

const row = { alive: 'nearby', dead: 'silent', spectator: 'everywhere' } as const;
const MIXED: HearingMatrix = {
  alive: row,
  dead: row,
  spectator: { alive: 'silent', dead: 'nearby', spectator: 'silent' },
};

const ROWS: readonly Row[] = [
  // Distance.
  {
    name: 'linear law, and out of range',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0] }, hare: { at: [25, 0] } },
    heard: { ...HALF_WAY, 'owl < hare': -12, 'hare < owl': -12 },
  },
  {
    name: 'exponential law with its edge',
    rules: { law: 'exponential', edgeDb: -30 },
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0] } },
    heard: { 'fox < owl': -15, 'owl < fox': -15 },
  },
  {
    name: 'inverse law',
    rules: { law: 'inverse', minMetres: 2 },
    people: { fox: { at: [0, 0] }, owl: { at: [8, 0] } },
    heard: { 'fox < owl': -12, 'owl < fox': -12 },
  },
  {
    name: 'cubic law',
    rules: { law: 'cubic' },
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0] } },
    heard: { 'fox < owl': -18, 'owl < fox': -18 },
  },
  {
    name: 'a curve',
    rules: {
      law: 'curve',
      curve: [
        [0, 1],
        [5, 1],
        [15, 0.2],
        [20, 0],
      ],
    },
    people: { fox: { at: [0, 0] }, owl: { at: [5, 0] }, hare: { at: [-10, 0] } },
    heard: {
      'fox < owl': 0,
      'owl < fox': 0,
      'fox < hare': -4.4,
      'hare < fox': -4.4,
      'owl < hare': -14,
      'hare < owl': -14,
    },
  },
  {
    name: 'flat law, placed or not',
    rules: { law: 'flat' },
    people: { fox: { at: [0, 0] }, owl: { at: [900, 0] }, hare: {} },
    heard: { 'fox < owl': 0, 'fox < hare': 0, 'owl < fox': 0, 'owl < hare': 0, 'hare < fox': 0, 'hare < owl': 0 },
  },
  {
    name: 'an offset at a right angle',
    rules: { offsetMetres: 8 },
    people: { fox: { at: [0, 0] }, owl: { at: [6, 0] } },
    heard: HALF_WAY,
  },
  {
    name: 'a floor within the world only',
    rules: { floorGain: 0.1 },
    people: { fox: { at: [0, 0] }, owl: { at: [900, 0] }, hare: { at: [0, 0], world: 2 } },
    heard: { 'fox < owl': -20, 'owl < fox': -20 },
  },
  {
    name: 'nobody hears or is heard who is nowhere',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0] }, hare: {} },
    heard: HALF_WAY,
  },
  // Strength of voice: what the speaker's carries, not what the listener's does.
  {
    name: 'whisper, shout',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], reach: 0.3 }, hare: { at: [0, 20], reach: 2 } },
    heard: { 'owl < fox': -6, 'fox < hare': -6, 'owl < hare': -7.1 },
  },
  // Worlds and enclosures.
  {
    name: 'worlds are apart',
    people: { fox: { at: [0, 0], world: 1 }, owl: { at: [10, 0], world: 1 }, hare: { at: [0, 1], world: 2 } },
    heard: HALF_WAY,
  },
  {
    name: 'enclosures as labels',
    rules: { enclosures: 'ignored' },
    people: { fox: { at: [0, 0], enclosure: 1 }, owl: { at: [10, 0] } },
    heard: HALF_WAY,
  },
  {
    name: 'enclosures that muffle',
    rules: { enclosures: 'muffled' },
    people: { fox: { at: [0, 0], enclosure: 1 }, owl: { at: [10, 0] }, hare: { at: [0, 10], enclosure: 1 } },
    heard: {
      'fox < owl': { gainDb: -12, timbre: 'muffled' },
      'owl < fox': { gainDb: -12, timbre: 'muffled' },
      'fox < hare': -6,
      'hare < fox': -6,
      'hare < owl': { gainDb: -16.7, timbre: 'muffled' },
      'owl < hare': { gainDb: -16.7, timbre: 'muffled' },
    },
  },
  {
    name: 'a wall takes the highs',
    rules: { enclosures: 'muffled' },
    people: { fox: { at: [0, 0], enclosure: 1 }, owl: { at: [2, 0], toneHz: 2_000 } },
    heard: { 'fox < owl': { gainDb: -6.9, timbre: 'muffled' }, 'owl < fox': { gainDb: -6.9, timbre: 'muffled' } },
  },
  {
    name: 'enclosures that separate',
    rules: { enclosures: 'separate' },
    people: {
      fox: { at: [0, 0], enclosure: 1 },
      owl: { at: [10, 0], enclosure: 1 },
      hare: { at: [1, 0], enclosure: 2 },
    },
    heard: HALF_WAY,
  },
  // States and phases.
  {
    name: 'the matrix while playing',
    rules: { phases: { playing: MIXED, meeting: DEFAULT_HEARING_RULES.phases.meeting } },
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], state: DEAD }, hare: { at: [900, 0], state: SPECTATOR } },
    heard: { 'owl < fox': -6, 'fox < hare': 0, 'owl < hare': 0 },
  },
  {
    name: 'the matrix in a meeting',
    phase: 'meeting',
    rules: { phases: { playing: DEFAULT_HEARING_RULES.phases.playing, meeting: MIXED } },
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], state: DEAD }, hare: { at: [900, 0], state: SPECTATOR } },
    heard: { 'owl < fox': -6, 'fox < hare': 0, 'owl < hare': 0 },
  },
  {
    name: 'silence by the matrix is silence on channels too',
    rules: { channels: ALL_CHANNELS, phases: { playing: MIXED, meeting: MIXED } },
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], state: DEAD, talkTo: TO_EVERYBODY } },
    heard: { 'owl < fox': -6 },
  },
  {
    name: 'social deduction while playing',
    rules: HEARING_PRESETS['social-deduction'],
    people: {
      fox: { at: [0, 0] },
      owl: { at: [0, 2] },
      hare: { at: [40, 0], state: DEAD },
      wren: { at: [2, 0], state: DEAD },
    },
    heard: {
      'fox < owl': -4.3,
      'owl < fox': -4.3,
      'wren < fox': -4.3,
      'wren < owl': -6.9,
      'wren < hare': 0,
      'hare < wren': 0,
    },
  },
  {
    name: 'social deduction in a meeting',
    phase: 'meeting',
    rules: HEARING_PRESETS['social-deduction'],
    people: { fox: { at: [0, 0] }, owl: { at: [90, 2] }, hare: { at: [40, 0], state: DEAD } },
    heard: { 'fox < owl': 0, 'owl < fox': 0, 'hare < fox': 0, 'hare < owl': 0 },
  },
  // Channels.
  {
    name: 'a team across worlds and walls, and whoever is near',
    rules: { enclosures: 'separate', channels: ALL_CHANNELS },
    people: {
      fox: { at: [0, 0], team: 1, talkTo: TO_TEAM },
      owl: { at: [0, 0], world: 2, team: 1, enclosure: 3 },
      hare: { at: [10, 0], team: 2 },
      wren: { team: 1 },
    },
    heard: { 'owl < fox': 0, 'wren < fox': 0, 'hare < fox': -6, 'fox < hare': -6 },
  },
  { name: 'no team is no channel', people: { fox: { at: [0, 0], talkTo: TO_TEAM }, owl: { at: [90, 0] } }, heard: {} },
  {
    name: 'channels that the rules do not have',
    rules: { channels: NO_CHANNELS },
    people: {
      fox: { at: [0, 0], team: 1, talkTo: TO_TEAM },
      owl: { at: [90, 0], team: 1, radio: 1, talkTo: TO_RADIO },
      hare: { at: [180, 0], radio: 1, talkTo: TO_EVERYBODY },
    },
    heard: {},
  },
  {
    name: 'a radio without effects',
    people: {
      fox: { at: [0, 0], radio: 7, talkTo: TO_RADIO },
      owl: { at: [900, 0], radio: 7 },
      hare: { at: [900, 9], radio: 8 },
    },
    heard: { 'owl < fox': 0, 'owl < hare': -5.2, 'hare < owl': -5.2 },
  },
  {
    name: 'a radio that sounds like one',
    rules: { effects: true },
    people: { fox: { at: [0, 0], radio: 7, talkTo: TO_RADIO, toneHz: 1_000 }, owl: { at: [900, 0], radio: 7 } },
    heard: { 'owl < fox': { gainDb: 0, timbre: 'radio' } },
  },
  {
    name: 'a radio within and beyond its reach',
    rules: { channels: { ...ALL_CHANNELS, radioMetres: 500, priority: false } },
    people: {
      fox: { at: [0, 0], radio: 7, talkTo: TO_RADIO },
      owl: { at: [400, 0], radio: 7 },
      hare: { at: [600, 0], radio: 7 },
    },
    heard: { 'owl < fox': 0 },
  },
  {
    name: 'everybody',
    rules: { channels: ALL_CHANNELS },
    people: { fox: { at: [0, 0], talkTo: TO_EVERYBODY }, owl: { at: [900, 0], world: 2 }, hare: {} },
    heard: { 'owl < fox': 0, 'hare < fox': 0 },
  },
  {
    name: 'of two ways the louder, not their sum',
    rules: { channels: ALL_CHANNELS },
    people: { fox: { at: [0, 0], team: 1, talkTo: TO_TEAM }, owl: { at: [0, 0.1], team: 1 } },
    heard: { 'owl < fox': 0, 'fox < owl': 0 },
  },
  // Groups.
  {
    name: 'groups are apart in every way',
    rules: { law: 'flat', channels: ALL_CHANNELS },
    people: {
      fox: { at: [0, 0], group: 1, talkTo: TO_EVERYBODY },
      owl: { at: [1, 0], group: 1 },
      hare: { at: [0, 0], group: 2, talkTo: TO_EVERYBODY },
      wren: { at: [0, 0] },
    },
    heard: { 'fox < owl': 0, 'owl < fox': 0 },
  },
  {
    name: 'within a group the rest of the rules holds',
    people: { fox: { at: [0, 0], group: 1 }, owl: { at: [10, 0], group: 1 }, hare: { at: [40, 0], group: 1 } },
    heard: HALF_WAY,
  },
  // Positions that are told no longer.
  {
    name: 'what is left of a voice whose position fades',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], remaining: 0.5 }, hare: { at: [0, 10], remaining: 0 } },
    heard: { 'fox < owl': -12, 'owl < fox': -6, 'hare < fox': -6, 'hare < owl': -16.7 },
  },
  {
    name: 'a position that is lost is heard as in a channel, and hears no farther',
    people: { fox: { at: [0, 0] }, owl: { at: [900, 0], world: 2, isFlat: 1 }, hare: { at: [10, 0] } },
    heard: { 'fox < owl': 0, 'hare < owl': 0, 'fox < hare': -6, 'hare < fox': -6 },
  },
  // Effects.
  {
    name: 'masks take the highs',
    rules: { effects: true },
    people: { fox: { at: [0, 0], muffle: 0.5 }, owl: { at: [2, 0], muffle: 0.5, toneHz: 2_000 } },
    heard: { 'fox < owl': { gainDb: -0.9, timbre: 'muffled' }, 'owl < fox': { gainDb: -0.9, timbre: 'muffled' } },
  },
  {
    name: 'masks do nothing without effects',
    people: { fox: { at: [0, 0], muffle: 1 }, owl: { at: [10, 0], toneHz: 2_000 } },
    heard: HALF_WAY,
  },
  {
    name: 'half a mask lets half through',
    rules: { effects: true },
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], muffle: 0.5, toneHz: 3_500 } },
    heard: { 'fox < owl': -12, 'owl < fox': -6.5 },
  },
  {
    name: 'far voices lose their highs in the air',
    rules: { airAbsorption: true },
    people: { fox: { at: [0, 0] }, owl: { at: [16, 0], toneHz: 3_500 } },
    heard: { 'fox < owl': -18.4, 'owl < fox': -14.3 },
  },
];

async function measure({ rules, phase = 'playing', people }: Row): Promise<HearingLab> {
  const list = Object.values(people);
  const placements = list.map(({ at, toneHz: _, ...fields }) =>
    placementOf(at === undefined ? undefined : { xMetres: at[0], zMetres: at[1] }, fields),
  );
  const lab = await HearingLab.open(
    { ...PLAIN, ...rules },
    phase,
    placements,
    list.map(({ toneHz }, index) => toneHz ?? 260 + 40 * index),
  );
  afterTest(() => lab.close());
  return lab;
}

describe('rules of hearing on sound', () => {
  it.each(ROWS)('$name', async (scene) => {
    const lab = await measure(scene);
    const names = Object.keys(scene.people);
    for (const [speaker, speakerName] of names.entries()) {
      lab.speak(speaker);
      for (const [listener, listenerName] of names.entries()) {
        const pair = `${listenerName} < ${speakerName}`;
        const heard = scene.heard[pair];
        if (heard === undefined) expect(lab.soundDb(listener), pair).toBeLessThan(SILENT_BELOW_DB);
        else {
          const askedDb = typeof heard === 'number' ? heard : heard.gainDb + lab.timbreDb(speaker, heard.timbre);
          expect(
            Math.abs(lab.gainDb(listener, speaker) - askedDb),
            `${pair}: ${lab.gainDb(listener, speaker).toFixed(1)} dB, asked ${askedDb.toFixed(1)}`,
          ).toBeLessThan(MAX_DEVIATION_DB);
        }
      }
    }
  });

  it('names only people of its scenes in what is heard', () => {
    for (const { people, heard } of ROWS)
      for (const pair of Object.keys(heard)) expect(pair.split(' < ').every((name) => name in people)).toBe(true);
  });

  it.each([
    ["water in one's ears dulls all", { zone: UNDERWATER }, {}],
    ['and so does water around the speaker', {}, { zone: UNDERWATER }],
  ])('%s: the highs go, the lows stay', async (_, foxFields, owlFields) => {
    for (const [toneHz, isHeard] of [
      [220, true],
      [3_000, false],
    ] as const) {
      const lab = await measure({
        name: '',
        rules: { effects: true },
        people: { fox: { at: [0, 0], ...foxFields }, owl: { at: [0, 1], toneHz, ...owlFields } },
        heard: {},
      });
      lab.speak(1);
      if (isHeard) expect(lab.gainDb(0, 1)).toBeGreaterThan(-6);
      else expect(lab.gainDb(0, 1)).toBeLessThan(-25);
    }
  });

  it('a hall rings on where a dry voice has ended', async () => {
    const lab = await measure({
      name: '',
      rules: { effects: true },
      people: { fox: { at: [0, 0] }, owl: { at: [0, 1], zone: HALL } },
      heard: {},
    });
    lab.speak(1);
    expect(lab.gainDb(0, 1)).toBeGreaterThan(-12);
    lab.rest(15);
    expect(lab.soundDb(0)).toBeGreaterThan(-50);
    lab.place(1, placementOf({ zMetres: 1 }));
    lab.speak(1);
    lab.rest(30);
    expect(lab.soundDb(0)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('ducks all others while a priority speaker is heard, and only for who hears it', async () => {
    const lab = await measure({
      name: '',
      rules: { duckingDb: -15 },
      people: {
        fox: { at: [0, 0] },
        owl: { at: [0, 10] },
        chief: { at: [10, 0], isPriority: 1 },
        hare: { at: [-6, 12] },
      },
      heard: {},
    });
    lab.speak(1);
    expect(lab.gainDb(0, 1)).toBeCloseTo(-6, 0);
    lab.speak(1, 2);
    expect([lab.gainDb(0, 1), lab.gainDb(0, 2)].map(Math.round)).toEqual([-21, -6]);
    // The chief is 20 m from the hare: too far.
    expect(Math.abs(lab.gainDb(3, 1) - 20 * Math.log10(1 - Math.hypot(6, 2) / 20))).toBeLessThan(MAX_DEVIATION_DB);
    lab.speak(1);
    expect(lab.gainDb(0, 1)).toBeCloseTo(-6, 0);
  });

  it('changes of rules and phase are heard', async () => {
    const lab = await measure({ name: '', people: { fox: { at: [0, 0] }, owl: { at: [10, 0] } }, heard: {} });
    const gains: number[] = [];
    for (const [rules, phase] of [
      [PLAIN, 'playing'],
      [{ ...PLAIN, maxMetres: 40 }, 'playing'],
      [{ ...PLAIN, phases: { ...PLAIN.phases, meeting: MIXED } }, 'playing'],
      [HEARING_PRESETS['social-deduction'], 'meeting'],
    ] as const) {
      lab.setRules(rules, phase);
      lab.speak(1);
      gains.push(Math.round(lab.gainDb(0, 1)));
    }
    expect(gains).toEqual([-6, -2, -6, 0]);
  });
});

describe('direction on sound', () => {
  /** Looks north, a speaker to the east. */
  const EAST: readonly Person[] = [{ at: [0, 0] }, { at: [2, 0] }];
  const HARD = { near: -0.2, far: -13 };
  const HALF = { near: -1, far: -7 };

  it.each([
    ['full: the far ear a quarter of the near one', { pan: 'full' }, {}, { left: HARD.far, right: HARD.near }],
    ['reduced: half as loud in the far ear', { pan: 'reduced' }, {}, { left: HALF.far, right: HALF.near }],
    ['off: both ears the same', { pan: 'off' }, {}, { left: -3, right: -3 }],
    [
      'an avatar that looks south hears it left',
      { pan: 'full' },
      { yaw: Math.PI, cameraYaw: Math.PI },
      { left: HARD.near, right: HARD.far },
    ],
    [
      'the camera decides, where it looks elsewhere',
      { directionFrom: 'camera' },
      { yaw: 0, cameraYaw: Math.PI },
      { left: HARD.near, right: HARD.far },
    ],
    [
      'the avatar decides, where the host says so',
      { directionFrom: 'avatar' },
      { yaw: 0, cameraYaw: Math.PI },
      { left: HARD.far, right: HARD.near },
    ],
    [
      'a camera beyond the speaker hears it on the other side, as loud',
      { directionFrom: 'camera' },
      { cameraX: 4 },
      { left: HARD.near, right: HARD.far },
    ],
    [
      'straight ahead is in the middle',
      { pan: 'full' },
      { yaw: Math.PI / 2, cameraYaw: Math.PI / 2 },
      { left: -3, right: -3 },
    ],
  ] as const)('%s', async (_, rules, listener, ears) => {
    const lab = await measure({
      name: '',
      rules: { minMetres: 1, maxMetres: 1_000, ...rules },
      people: { fox: { ...EAST[0]!, ...listener }, owl: EAST[1]! },
      heard: {},
    });
    lab.speak(1);
    const measured = lab.earsDb(0, 1);
    expect(Math.abs(measured.left - ears.left), `left ${measured.left.toFixed(1)}`).toBeLessThan(MAX_DEVIATION_DB);
    expect(Math.abs(measured.right - ears.right), `right ${measured.right.toFixed(1)}`).toBeLessThan(MAX_DEVIATION_DB);
  });

  it('channels come from no side', async () => {
    const lab = await measure({
      name: '',
      rules: { channels: ALL_CHANNELS },
      people: { fox: { at: [0, 0] }, owl: { at: [2, 0], talkTo: TO_EVERYBODY } },
      heard: {},
    });
    lab.speak(1);
    const { left, right } = lab.earsDb(0, 1);
    expect(Math.abs(left - right)).toBeLessThan(0.5);
  });
});
