import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { TALK_TARGETS } from '../../../../shared/model/presence.ts';
import { ALL_CHANNELS, HALF_WAY, type HearingScene } from './hearing-scene.ts';

const TO_TEAM = TALK_TARGETS.indexOf('team');
const TO_RADIO = TALK_TARGETS.indexOf('radio');
const TO_EVERYBODY = TALK_TARGETS.indexOf('everybody');
const NO_CHANNELS: HearingRules['channels'] = {
  team: false,
  radio: false,
  everybody: false,
  radioMetres: null,
  priority: false,
};

/** Channels, groups, stale positions and effects. */
export const CHANNEL_SCENES: readonly HearingScene[] = [
  // Channels.
  {
    name: 'a team channel across worlds and walls, and everyone nearby',
    rules: { enclosures: 'separate', channels: ALL_CHANNELS },
    people: {
      fox: { at: [0, 0], team: 1, talkTo: TO_TEAM },
      owl: { at: [0, 0], world: 2, team: 1, enclosure: 3 },
      hare: { at: [10, 0], team: 2 },
      wren: { team: 1 },
    },
    heard: { 'owl < fox': 0, 'wren < fox': 0, 'hare < fox': -6, 'fox < hare': -6 },
  },
  {
    name: 'a player without a team has no channel',
    people: { fox: { at: [0, 0], talkTo: TO_TEAM }, owl: { at: [90, 0] } },
    heard: {},
  },
  {
    name: 'channels that the rules do not allow',
    rules: { channels: NO_CHANNELS },
    people: {
      fox: { at: [0, 0], team: 1, talkTo: TO_TEAM },
      owl: { at: [90, 0], team: 1, radio: 1, talkTo: TO_RADIO },
      hare: { at: [180, 0], radio: 1, talkTo: TO_EVERYBODY },
    },
    heard: {},
  },
  {
    name: 'radio without effects',
    people: {
      fox: { at: [0, 0], radio: 7, talkTo: TO_RADIO },
      owl: { at: [900, 0], radio: 7 },
      hare: { at: [900, 9], radio: 8 },
    },
    heard: { 'owl < fox': 0, 'owl < hare': -5.2, 'hare < owl': -5.2 },
  },
  {
    name: 'radio with effects',
    rules: { effects: true },
    people: { fox: { at: [0, 0], radio: 7, talkTo: TO_RADIO, toneHz: 1_000 }, owl: { at: [900, 0], radio: 7 } },
    heard: { 'owl < fox': { gainDb: 0, timbre: 'radio' } },
  },
  {
    name: 'radio within and beyond its reach',
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
    name: 'the louder of two ways, not their sum',
    rules: { channels: ALL_CHANNELS },
    people: { fox: { at: [0, 0], team: 1, talkTo: TO_TEAM }, owl: { at: [0, 0.1], team: 1 } },
    heard: { 'owl < fox': 0, 'fox < owl': 0 },
  },
  // Groups.
  {
    name: 'groups are separate in every way',
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
    name: 'all other rules apply within a group',
    people: { fox: { at: [0, 0], group: 1 }, owl: { at: [10, 0], group: 1 }, hare: { at: [40, 0], group: 1 } },
    heard: HALF_WAY,
  },
  // Positions that are no longer updated.
  {
    name: 'a voice fades with its position',
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], remaining: 0.5 }, hare: { at: [0, 10], remaining: 0 } },
    heard: { 'fox < owl': -12, 'owl < fox': -6, 'hare < fox': -6, 'hare < owl': -16.7 },
  },
  {
    name: 'a player with a lost position is heard as in a channel, and hears no farther',
    people: { fox: { at: [0, 0] }, owl: { at: [900, 0], world: 2, isFlat: 1 }, hare: { at: [10, 0] } },
    heard: { 'fox < owl': 0, 'hare < owl': 0, 'fox < hare': -6, 'hare < fox': -6 },
  },
  // Effects.
  {
    name: 'masks attenuate highs',
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
    name: 'half a mask attenuates half of the voice',
    rules: { effects: true },
    people: { fox: { at: [0, 0] }, owl: { at: [10, 0], muffle: 0.5, toneHz: 3_500 } },
    heard: { 'fox < owl': -12, 'owl < fox': -6.5 },
  },
  {
    name: 'air attenuates the highs of distant voices',
    rules: { airAbsorption: true },
    people: { fox: { at: [0, 0] }, owl: { at: [16, 0], toneHz: 3_500 } },
    heard: { 'fox < owl': -18.4, 'owl < fox': -14.3 },
  },
];
