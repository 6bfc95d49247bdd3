import { describe, expect, it } from 'vitest';
import { Hearing } from '../../../../../main/mixer/plan/hearing.ts';
import { PlacementTable } from '../../../../../main/mixer/plan/placement-table.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import type { HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import {
  FULL,
  gain,
  HALF,
  HALFWAY,
  hear,
  LISTENER,
  RULES,
  type Situation,
  SPEAKER,
  stateOf,
  talkingTo,
} from '../../../../support/lobby/hearing/hearing-situation.ts';
import { placementOf, type PlacementOverrides } from '../../../../support/lobby/placement.ts';

describe('a speaker heard as in a channel', () => {
  it('is heard from any position, unless the matrix silences it', () => {
    const { phases } = HEARING_PRESETS['social-deduction'];
    const speaker = { isFlat: 1 };
    expect(hear({ speaker, at: [0, 0, 5_000] })).toEqual({ gain: FULL, pan: 0, direction: 0, parts: { dry: FULL } });
    expect(gain({ speaker, at: undefined })).toEqual(FULL);
    expect(gain({ rules: { phases }, speaker: { isFlat: 1, state: stateOf('dead') } })).toBe(0);
  });

  it('hears no farther than others, because anyone can claim a lost position', () => {
    const listener = { isFlat: 1 };
    expect([
      gain({ listener, at: [0, 0, 5_000] }),
      gain({ listener, at: undefined }),
      gain({ listener, speaker: { world: 3 } }),
    ]).toEqual([0, 0, 0]);
    expect(gain({ listener, at: [0, 0, 10] })).toBe(gain({ at: [0, 0, 10] }));
  });

  it('is everyone under the flat law', () => {
    expect(hear({ rules: { law: 'flat' }, at: undefined })).toEqual({
      gain: FULL,
      pan: 0,
      direction: 0,
      parts: { dry: FULL },
    });
  });
});

describe('channels', () => {
  const open = { team: true, radio: true, everybody: true, radioMetres: null, priority: false };
  const far = { at: [0, 0, 5_000] as const, rules: { channels: open } };
  const CENTRED = { gain: FULL, pan: 0, direction: 0, parts: { dry: FULL } };

  it('carry to the own team', () => {
    const speaker = { team: 1, talkTo: talkingTo('team') };
    expect(hear({ ...far, speaker, listener: { team: 1 } })).toEqual(CENTRED);
    expect([
      gain({ ...far, speaker, listener: { team: 2 } }),
      gain({ ...far, speaker }),
      gain({ ...far, speaker: { ...speaker, team: 0 } }),
    ]).toEqual([0, 0, 0]);
    expect(gain({ ...far, speaker: { team: 1 }, listener: { team: 1 } })).toBe(0);
  });

  it('carry to everyone', () => {
    expect(hear({ ...far, speaker: { talkTo: talkingTo('everybody') } })).toEqual(CENTRED);
  });

  it('carry to all listeners on the same radio channel, and sound like radio when effects are on', () => {
    const speaker = { radio: 1, talkTo: talkingTo('radio') };
    expect(hear({ ...far, speaker, listener: { radio: 1 } })).toEqual(CENTRED);
    expect(hear({ ...far, rules: { channels: open, effects: true }, speaker, listener: { radio: 1 } }).parts).toEqual({
      radio: FULL,
    });
    expect([
      gain({ ...far, speaker, listener: { radio: 2 } }),
      gain({ ...far, speaker }),
      gain({ ...far, speaker: { ...speaker, radio: 0 } }),
    ]).toEqual([0, 0, 0]);
  });

  it('need no position, and cross worlds and enclosures', () => {
    const speaker = { team: 1, talkTo: talkingTo('team'), world: 9, enclosure: 9 };
    const rules = { channels: open, enclosures: 'separate' } as const;
    expect([
      gain({ at: undefined, rules, speaker, listener: { team: 1, isPlaced: 0 } }),
      gain({ rules, speaker, listener: { team: 1 } }),
    ]).toEqual([FULL, FULL]);
  });

  it('reach as far as a radio for players with a known position', () => {
    const rules = { channels: { ...open, radioMetres: 100, priority: false } };
    const speaker = { radio: 1, talkTo: talkingTo('radio') };
    const listener = { radio: 1 };
    expect([
      gain({ rules, speaker, listener, at: [0, 0, 99.9] }),
      gain({ rules, speaker, listener, at: [0, 0, 100] }),
    ]).toEqual([FULL, 0]);
    expect([
      gain({ rules, speaker, listener, at: [0, 0, 99.9], wasHeard: false }),
      gain({ rules, speaker, listener, at: undefined }),
    ]).toEqual([0, 0]);
    expect(gain({ rules, speaker: { ...speaker, world: 1 }, listener, at: [0, 0, 1] })).toBe(0);
  });

  it('can be closed by the rules; then a voice is heard nearby like any other', () => {
    const rules = { channels: { team: false, radio: false, everybody: false, radioMetres: null, priority: false } };
    for (const to of ['team', 'radio', 'everybody'] as const) {
      const labels = { team: 1, radio: 1 };
      expect(gain({ rules, listener: labels, speaker: { ...labels, talkTo: talkingTo(to) } })).toEqual(HALF);
    }
  });

  it('are also used for nearby listeners when they are louder; others hear the voice nearby', () => {
    const speaker = { team: 1, talkTo: talkingTo('team') };
    expect(hear({ rules: { channels: open }, speaker, listener: { team: 1 }, at: [10, 0, 0] })).toEqual(CENTRED);
    expect(gain({ rules: { channels: open }, speaker, listener: { team: 2 } })).toEqual(HALF);
  });
});

it('defines who may be heard from afar, by the state of the listener', () => {
  const placements = new PlacementTable(1);
  const isFar = (
    rules: Partial<HearingRules>,
    listenerState: 'alive' | 'dead',
    overrides: PlacementOverrides,
  ): boolean => {
    placements.set(1, placementOf({}, overrides));
    return new Hearing(placements, { ...RULES, ...rules }, 'playing').isHeardFromAfar(stateOf(listenerState), 1);
  };
  const { phases } = HEARING_PRESETS['social-deduction'];
  expect([
    isFar({}, 'alive', {}),
    isFar({ floorGain: 0.1 }, 'alive', {}),
    isFar({ law: 'flat' }, 'alive', {}),
    isFar({}, 'alive', { isFlat: 1 }),
  ]).toEqual([false, true, true, true]);
  expect([
    isFar({ phases }, 'dead', { state: stateOf('dead') }),
    isFar({ phases }, 'alive', { state: stateOf('dead'), isFlat: 1 }),
  ]).toEqual([true, false]);
  expect([
    isFar({}, 'alive', { team: 1, talkTo: talkingTo('team') }),
    isFar({}, 'alive', { talkTo: talkingTo('team') }),
    isFar({}, 'alive', { talkTo: talkingTo('everybody') }),
  ]).toEqual([true, false, false]);
});

describe('within hearing', () => {
  const isWithin = ({ rules, listener, speaker, at = [0, 0, HALFWAY] }: Situation): boolean => {
    const placements = new PlacementTable(2);
    placements.set(LISTENER, placementOf({}, listener));
    placements.set(SPEAKER, placementOf({ xMetres: at[0], yMetres: at[1], zMetres: at[2] }, speaker));
    return new Hearing(placements, { ...RULES, ...rules }, 'playing').isWithinHearing(LISTENER, SPEAKER);
  };

  it('is a speaker whose voice carries that far', () => {
    expect([
      isWithin({}),
      isWithin({ at: [0, 0, 31] }),
      isWithin({ at: [0, 0, 31], speaker: { reach: 2 } }),
      isWithin({ speaker: { reach: 0.3 } }),
    ]).toEqual([true, false, true, false]);
  });

  it('is nobody in another world or group, or silenced by the matrix', () => {
    const { phases } = HEARING_PRESETS['social-deduction'];
    expect([
      isWithin({ speaker: { world: 2 } }),
      isWithin({ speaker: { group: 2 } }),
      isWithin({ rules: { phases }, speaker: { state: stateOf('dead') } }),
    ]).toEqual([false, false, false]);
  });

  it('is no distant speaker who is heard there anyway: on a channel, or because everyone is', () => {
    const { phases } = HEARING_PRESETS['social-deduction'];
    const bothDead = { state: stateOf('dead') };
    expect([
      isWithin({ at: [0, 0, 90], listener: { team: 1 }, speaker: { team: 1, talkTo: talkingTo('team') } }),
      isWithin({ at: [0, 0, 90], rules: { phases }, listener: bothDead, speaker: bothDead }),
      isWithin({ rules: { phases }, listener: bothDead, speaker: bothDead }),
    ]).toEqual([false, false, true]);
  });
});
