import { describe, expect, it } from 'vitest';
import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import { TALK_TARGETS } from '../../../shared/model/presence.ts';
import { HearingLab } from '../../support/lobby/hearing/hearing-lab.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { placementOf } from '../../support/lobby/placement.ts';
import { CHANNEL_SCENES } from './scenes/channel-scenes.ts';
import {
  ALL_CHANNELS,
  HALL,
  MIXED,
  PLAIN,
  UNDERWATER,
  type HearingScene,
  type Person,
} from './scenes/hearing-scene.ts';
import { PROXIMITY_SCENES } from './scenes/proximity-scenes.ts';

/** Hearing rules on sound: compares each scene with what every listener decodes while one person speaks. */

const SCENES = [...PROXIMITY_SCENES, ...CHANNEL_SCENES];

const MAX_DEVIATION_DB = 1.5;
const SILENT_BELOW_DB = -60;
const TO_EVERYBODY = TALK_TARGETS.indexOf('everybody');

async function measure({ rules, phase = 'playing', people }: HearingScene): Promise<HearingLab> {
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

describe('hearing rules on sound', () => {
  it.each(SCENES)('$name', async (scene) => {
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

  it('lists only people of its scenes in what is heard', () => {
    for (const { people, heard } of SCENES)
      for (const pair of Object.keys(heard)) expect(pair.split(' < ').every((name) => name in people)).toBe(true);
  });

  it.each([
    ['a listener under water', { zone: UNDERWATER }, {}],
    ['a speaker under water', {}, { zone: UNDERWATER }],
  ])('%s attenuates highs and keeps lows', async (_, foxFields, owlFields) => {
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

  it('a hall rings on after a dry voice has ended', async () => {
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

  it('ducks all others while a priority speaker is heard, and only for those who hear it', async () => {
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

  it('changes of rules and phase are audible', async () => {
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
  /** The listener looks north; the speaker is to the east. */
  const EAST: readonly Person[] = [{ at: [0, 0] }, { at: [2, 0] }];
  const HARD = { near: -0.2, far: -13 };

  it.each([
    ['full: the far ear a quarter of the near one', { pan: 'full' }, {}, { left: HARD.far, right: HARD.near }],
    ['off: the same in both ears', { pan: 'off' }, {}, { left: -3, right: -3 }],
    [
      'an avatar that looks south hears the speaker on the left',
      { pan: 'full' },
      { yaw: Math.PI, cameraYaw: Math.PI },
      { left: HARD.near, right: HARD.far },
    ],
    [
      'the camera decides when it looks elsewhere',
      { directionFrom: 'camera' },
      { yaw: 0, cameraYaw: Math.PI },
      { left: HARD.near, right: HARD.far },
    ],
    [
      'the avatar decides when the rules name it',
      { directionFrom: 'avatar' },
      { yaw: 0, cameraYaw: Math.PI },
      { left: HARD.far, right: HARD.near },
    ],
    [
      'a camera beyond the speaker hears it on the other side, at the same level',
      { directionFrom: 'camera' },
      { cameraX: 4 },
      { left: HARD.near, right: HARD.far },
    ],
    [
      'a speaker straight ahead is in the middle',
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

  it('channels have no direction', async () => {
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
