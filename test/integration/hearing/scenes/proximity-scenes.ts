import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { HEARING_PRESETS } from '../../../../shared/spatial/hearing-presets.ts';
import { TALK_TARGETS } from '../../../../shared/model/presence.ts';
import { ALL_CHANNELS, DEAD, HALF_WAY, MIXED, SPECTATOR, type HearingScene } from './hearing-scene.ts';

const TO_EVERYBODY = TALK_TARGETS.indexOf('everybody');

/** Distance, voice strengths, worlds, enclosures, states and phases. */
export const PROXIMITY_SCENES: readonly HearingScene[] = [
  // Distance.
  {
    name: 'linear law, and out of range',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0] }, hare: { at: [25, 0] } },
    heard: { ...HALF_WAY, 'owl < hare': -12, 'hare < owl': -12 },
  },
  {
    name: 'exponential law with its loudness at the edge',
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
    name: 'flat law, with and without positions',
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
    name: 'a floor that applies within the world only',
    rules: { floorGain: 0.1 },
    people: { fox: { at: [0, 0] }, owl: { at: [900, 0] }, hare: { at: [0, 0], world: 2 } },
    heard: { 'fox < owl': -20, 'owl < fox': -20 },
  },
  {
    name: 'players without a position neither hear nor are heard',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0] }, hare: {} },
    heard: HALF_WAY,
  },
  // Voice strength: the speaker's counts, not the listener's.
  {
    name: 'whisper and shout',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], reach: 0.3 }, hare: { at: [0, 20], reach: 2 } },
    heard: { 'owl < fox': -6, 'fox < hare': -6, 'owl < hare': -7.1 },
  },
  // Worlds and enclosures.
  {
    name: 'worlds are separate',
    people: { fox: { at: [0, 0], world: 1 }, owl: { at: [10, 0], world: 1 }, hare: { at: [0, 1], world: 2 } },
    heard: HALF_WAY,
  },
  {
    name: 'enclosures that are only labels',
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
    name: 'walls attenuate highs',
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
  {
    name: 'teams that are separate',
    rules: { teams: 'separate' },
    people: {
      fox: { at: [0, 0], team: 1 },
      owl: { at: [10, 0], team: 1 },
      hare: { at: [1, 0], team: 2 },
      lynx: { at: [0, 1] },
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
    name: 'the matrix silences channels too',
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
];
