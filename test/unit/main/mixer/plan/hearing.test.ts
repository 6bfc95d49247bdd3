import { describe, expect, it } from 'vitest';
import { headDirection } from '../../../../../main/mixer/kernel/head-responses.ts';
import { BROADCAST } from '../../../../../main/mixer/placement.ts';
import { Hearing } from '../../../../../main/mixer/plan/hearing.ts';
import { OutputTable } from '../../../../../main/mixer/plan/output-table.ts';
import { PlacementTable } from '../../../../../main/mixer/plan/placement-table.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { SOUND_ZONES } from '../../../../../shared/model/presence.ts';
import type { GamePhase } from '../../../../../shared/spatial/hearing-rules.ts';
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
  zoneOf,
} from '../../../../support/lobby/hearing/hearing-situation.ts';
import { placementOf, type PlacementOverrides } from '../../../../support/lobby/placement.ts';

describe('nearby', () => {
  it('a voice is dry, and as loud as the law gives for the distance in space', () => {
    expect(hear({}).parts).toEqual({ dry: HALF });
    expect(gain({ at: [0, HALFWAY, 0] })).toEqual(HALF);
    expect(gain({ at: [100, 0, 0] })).toBe(0);
  });

  it('a voice needs positions of both, in one world', () => {
    expect(gain({ at: undefined })).toBe(0);
    expect(gain({ listener: { isPlaced: 0 } })).toBe(0);
    expect(gain({ listener: { world: 1 } })).toBe(0);
    expect(gain({ listener: { world: 1 }, speaker: { world: 1 } })).toEqual(HALF);
  });

  it('how far the voice reaches scales all distances', () => {
    expect(gain({ at: [0, 0, 2 * HALFWAY], speaker: { reach: 2 } })).toEqual(HALF);
    expect(gain({ at: [0, 0, HALFWAY / 4], speaker: { reach: 0.25 } })).toEqual(HALF);
    expect(gain({ at: [0, 0, 4], speaker: { reach: 2 } })).toEqual(FULL);
    expect(gain({ at: [0, 0, 59], speaker: { reach: 2 } })).toBeGreaterThan(0);
    expect(gain({ at: [0, 0, 60], speaker: { reach: 2 } })).toBe(0);
    expect(gain({ at: [0, 0, 50], listener: { reach: 2 } })).toBe(0);
    expect(gain({ at: [0, 0, 0], speaker: { reach: 0 }, rules: { floorGain: 0.5 } })).toBe(0);
  });

  it('the offset counts at a right angle', () => {
    expect(gain({ at: [0, 0, 0], rules: { minMetres: 0.1, maxMetres: 5.32, offsetMetres: 0.5 } })).toBeCloseTo(
      0.923,
      3,
    );
    expect(gain({ at: [3, 0, 0], rules: { minMetres: 0, maxMetres: 10, offsetMetres: 4 } })).toBeCloseTo(0.5, 6);
  });

  it('a voice never falls below the floor within a world, but fades away with a stale position', () => {
    expect(gain({ at: [0, 0, 900], rules: { floorGain: 0.2 } })).toBeCloseTo(0.2, 6);
    expect(gain({ at: [0, 0, 29], rules: { floorGain: 0.2 } })).toBeCloseTo(0.2, 6);
    expect(gain({ at: [0, 0, HALFWAY], rules: { floorGain: 0.2 } })).toEqual(HALF);
    expect(gain({ at: [0, 0, 900], rules: { floorGain: 0.2 }, speaker: { world: 1 } })).toBe(0);
    expect(gain({ speaker: { remaining: 0.5 } })).toBeCloseTo(0.25, 6);
    expect(gain({ speaker: { remaining: 0 }, rules: { floorGain: 0.2 } })).toBe(0);
    expect(gain({ listener: { remaining: 0 } })).toEqual(HALF);
  });

  it('a speaker enters half a percent before the edge and leaves at the edge, however far the voice reaches', () => {
    const isHeard = (metres: number, wasHeard: boolean): boolean =>
      gain({ at: [0, 0, metres], speaker: { reach: 2 }, wasHeard }) > 0;
    expect([isHeard(59.8, false), isHeard(59.6, false), isHeard(59.8, true), isHeard(60, true)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the direction of a voice', () => {
  const BINAURAL = { mode: 'binaural', widthPercent: 100 } as const;
  const from = (at: readonly [number, number, number], situation: Situation = {}): number =>
    hear({ output: BINAURAL, ...situation, at }).direction;

  it('is that of a measured head, in space and relative to where the listener looks', () => {
    for (const [x, y, z] of [
      [0, 0, 16],
      [16, 0, 0],
      [-7, 3, -7],
      [0, 16, 0],
      [0, -9, 4],
    ] as const)
      expect(from([x, y, z])).toBe(headDirection(x, y, z));
    expect(from([16, 0, 0], { listener: { cameraYaw: Math.PI / 2 } })).toBe(headDirection(0, 0, 1));
    expect(from([0, 0, 16], { listener: { cameraYaw: Math.PI / 2 } })).toBe(headDirection(-1, 0, 0));
    expect(from([3, 0, -12], { listener: { cameraYaw: Math.PI } })).toBe(headDirection(-3, 0, 12));
  });

  it('follows the camera or the avatar according to the rules, height included', () => {
    const listener = { cameraX: 20, cameraY: 4, cameraYaw: Math.PI };
    expect(from([16, 0, 0], { listener })).toBe(headDirection(4, -4, 0));
    expect(from([16, 0, 0], { listener, rules: { directionFrom: 'avatar' } })).toBe(headDirection(1, 0, 0));
  });

  it("leaves both ears' gains equal, set by the law alone", () => {
    for (const at of [
      [HALFWAY, 0, 0],
      [0, 0, -HALFWAY],
      [-HALFWAY, 0, 0],
    ] as const)
      expect(hear({ at, output: BINAURAL })).toMatchObject({ gain: HALF, pan: 0 });
  });

  it('is none in the other modes, where the rules hide it, within 0.3 m, on channels, and when voices are heard everywhere', () => {
    for (const mode of ['stereo', 'mono', 'left', 'right'] as const)
      expect(from([16, 0, 0], { output: { mode, widthPercent: 100 } })).toBe(0);
    expect(from([16, 0, 0], { rules: { pan: 'off' } })).toBe(0);
    expect([from([0, 0, 0]), from([0.29, 0, 0]), from([0.31, 0, 0]), from([0, 0.2, 0.2])]).toEqual([
      0,
      0,
      headDirection(1, 0, 0),
      0,
    ]);
    expect(from([16, 0, 0], { listener: { team: 1 }, speaker: { team: 1, talkTo: talkingTo('team') } })).toBe(0);
    expect(from([16, 0, 0], { rules: { law: 'flat' } })).toBe(0);
    expect(from([16, 0, 0], { speaker: { isFlat: 1 } })).toBe(0);
    expect(from([Number.NaN, 0, 0])).toBe(0);
  });

  it('is not that of the previous speaker', () => {
    const placements = new PlacementTable(3);
    const outputs = new OutputTable(3);
    outputs.set(LISTENER, BINAURAL);
    const hearing = new Hearing(placements, RULES, 'playing', outputs);
    placements.set(LISTENER, placementOf({}, { team: 1 }));
    placements.set(SPEAKER, placementOf({ xMetres: 9 }));
    placements.set(3, placementOf({ xMetres: 9 }, { team: 1, talkTo: talkingTo('team') }));
    const directions = [SPEAKER, 3, SPEAKER].map((speaker) => {
      hearing.hear(LISTENER, speaker, true);
      return hearing.direction;
    });
    expect(directions).toEqual([headDirection(1, 0, 0), 0, headDirection(1, 0, 0)]);
  });

  it('is kept behind a wall and under a cover', () => {
    expect(from([9, 0, 0], { rules: { enclosures: 'muffled' }, speaker: { enclosure: 1 } })).toBe(
      headDirection(1, 0, 0),
    );
    expect(from([9, 0, 0], { rules: { effects: true }, speaker: { muffle: 0.5 } })).toBe(headDirection(1, 0, 0));
  });
});

describe('the side', () => {
  it('follows the camera or the avatar according to the rules, while distance always follows the avatar', () => {
    const listener = { cameraX: 20, cameraYaw: Math.PI };
    const [byCamera, byAvatar] = [
      hear({ at: [HALFWAY, 0, 0], listener }),
      hear({ at: [HALFWAY, 0, 0], listener, rules: { directionFrom: 'avatar' } }),
    ];
    // The camera is beyond the speaker and looks the other way, so the speaker is on its right, too.
    expect([byCamera.pan, byAvatar.pan]).toEqual([expect.closeTo(0.9, 5), expect.closeTo(0.9, 5)]);
    expect(hear({ at: [HALFWAY, 0, 0], listener: { cameraX: 20 } }).pan).toBeCloseTo(-0.9, 5);
    expect([byCamera.gain, byAvatar.gain]).toEqual([HALF, HALF]);
  });

  it("is audible at arm's length even when a law is loud far out", () => {
    expect(hear({ at: [4, 0, 0], rules: { minMetres: 24, maxMetres: 48 } }).pan).toBeCloseTo(0.9, 5);
  });
});

describe('enclosures', () => {
  const apart = { listener: { enclosure: 0 }, speaker: { enclosure: 7 } };

  it('are only labels, muffle, or separate, according to the rules', () => {
    expect(hear({ ...apart, rules: { enclosures: 'ignored' } }).parts).toEqual({ dry: HALF });
    expect(hear({ ...apart, rules: { enclosures: 'muffled' } }).parts).toEqual({ muffled: expect.closeTo(0.25, 6) });
    expect(hear({ ...apart, rules: { enclosures: 'separate' } }).parts).toEqual({});
  });

  it.each(['muffled', 'separate'] as const)(
    'change nothing within the same enclosure, when they are %s',
    (enclosures) => {
      expect(hear({ listener: { enclosure: 7 }, speaker: { enclosure: 7 }, rules: { enclosures } }).parts).toEqual({
        dry: HALF,
      });
    },
  );
});

describe('effects', () => {
  const effects = { effects: true };

  it('muffle by the covers of mouth and ears together, as a share of the voice', () => {
    expect(hear({ speaker: { muffle: 0.25 }, rules: effects }).parts).toEqual({
      dry: expect.closeTo(0.375, 6),
      muffled: expect.closeTo(0.125, 6),
    });
    expect(hear({ speaker: { muffle: 0.25 }, listener: { muffle: 0.25 }, rules: effects }).parts).toEqual({
      dry: expect.closeTo(0.25, 6),
      muffled: expect.closeTo(0.25, 6),
    });
    expect(hear({ speaker: { muffle: 0.8 }, listener: { muffle: 0.8 }, rules: effects }).parts).toEqual({
      muffled: HALF,
    });
    expect(hear({ speaker: { muffle: 0.25 } }).parts).toEqual({ dry: HALF });
  });

  it.each(SOUND_ZONES.filter((zone) => zone !== 'none'))(
    'colour the voice of a speaker in the zone %s, and only that',
    (zone) => {
      expect(hear({ speaker: { zone: zoneOf(zone) }, rules: effects }).parts).toEqual({ [zone]: HALF });
      expect(hear({ speaker: { zone: zoneOf(zone) } }).parts).toEqual({ dry: HALF });
    },
  );

  it('colour everything for a listener under water, and nothing for one in another zone', () => {
    const listener = { zone: zoneOf('underwater') };
    expect(hear({ listener, rules: effects }).parts).toEqual({ underwater: HALF });
    expect(hear({ listener, speaker: { zone: zoneOf('hall') }, rules: effects }).parts).toEqual({ underwater: HALF });
    expect(hear({ listener: { zone: zoneOf('hall') }, rules: effects }).parts).toEqual({ dry: HALF });
  });

  it("muffle what a zone's colour leaves", () => {
    expect(hear({ speaker: { zone: zoneOf('vent'), muffle: 0.5 }, rules: effects }).parts).toEqual({
      vent: expect.closeTo(0.25, 6),
      muffled: expect.closeTo(0.25, 6),
    });
  });
});

describe('air absorption', () => {
  const shareAt = (metres: number, overrides: Partial<Situation> = {}): number => {
    const { gain: whole, parts } = hear({
      ...overrides,
      at: [0, 0, metres],
      rules: { airAbsorption: true, ...overrides.rules },
    });
    return (parts.muffled ?? 0) / whole;
  };

  it('muffles nothing up to the minimum and half at the maximum and beyond', () => {
    expect([shareAt(1), shareAt(HALFWAY), shareAt(29.999)]).toEqual([
      0,
      expect.closeTo(0.25, 5),
      expect.closeTo(0.5, 3),
    ]);
    expect(shareAt(300, { rules: { floorGain: 0.1 } })).toBeCloseTo(0.5, 5);
  });

  it('scales with how far the voice reaches, and adds to covers', () => {
    expect(shareAt(2 * HALFWAY, { speaker: { reach: 2 } })).toBeCloseTo(0.25, 5);
    expect(shareAt(HALFWAY, { speaker: { muffle: 0.5 }, rules: { effects: true } })).toBeCloseTo(0.625, 5);
  });

  it('has no step anywhere', () => {
    let last = 0;
    for (let metres = 0; metres < 29; metres += 0.01) {
      const share = shareAt(metres);
      expect(Math.abs(share - last)).toBeLessThan(0.0015);
      last = share;
    }
  });
});

describe('the matrix of a phase', () => {
  const { phases } = HEARING_PRESETS['social-deduction'];

  it('defines who hears whom by distance, everywhere, or not at all', () => {
    const heard = (
      listener: 'alive' | 'dead' | 'spectator',
      speaker: 'alive' | 'dead' | 'spectator',
      phase: GamePhase,
    ): number =>
      gain({
        rules: { phases },
        phase,
        at: [0, 0, HALFWAY],
        listener: { state: stateOf(listener) },
        speaker: { state: stateOf(speaker) },
      });
    expect([
      heard('alive', 'alive', 'playing'),
      heard('alive', 'dead', 'playing'),
      heard('dead', 'alive', 'playing'),
      heard('dead', 'dead', 'playing'),
    ]).toEqual([HALF, 0, HALF, FULL]);
    expect([
      heard('alive', 'alive', 'meeting'),
      heard('alive', 'dead', 'meeting'),
      heard('dead', 'alive', 'meeting'),
      heard('alive', 'spectator', 'meeting'),
    ]).toEqual([FULL, 0, FULL, 0]);
  });

  it('ignores place and side when everyone hears everyone everywhere', () => {
    expect(hear({ rules: { phases }, phase: 'meeting', at: undefined, speaker: { world: 3, enclosure: 4 } })).toEqual({
      gain: FULL,
      pan: 0,
      direction: 0,
      parts: { dry: FULL },
    });
  });

  it('silences channels too', () => {
    const rules = {
      phases,
      channels: { team: true, radio: true, everybody: true, radioMetres: null, priority: false },
    };
    for (const to of ['team', 'radio', 'everybody'] as const) {
      const labels = { team: 1, radio: 1 };
      expect(
        gain({ rules, listener: labels, speaker: { ...labels, talkTo: talkingTo(to), state: stateOf('dead') } }),
      ).toBe(0);
    }
  });
});

it('a broadcast is heard at any distance, whatever the rules let every player do, but in its group only', () => {
  const far = (speaker: PlacementOverrides) => gain({ at: [900, 0, 0], speaker });
  expect([far({ talkTo: BROADCAST }), far({ talkTo: BROADCAST, group: 1 })]).toEqual([FULL, 0]);
});

describe('groups', () => {
  it('hear only one another, by the other rules, and through no channel', () => {
    expect(gain({ listener: { group: 1 }, speaker: { group: 1 } })).toEqual(HALF);
    expect([
      gain({ listener: { group: 1 } }),
      gain({ speaker: { group: 1 } }),
      gain({ listener: { group: 2 }, speaker: { group: 1 } }),
    ]).toEqual([0, 0, 0]);
    const everybody = { channels: { ...RULES.channels, everybody: true } };
    expect(gain({ rules: everybody, speaker: { group: 1, talkTo: talkingTo('everybody') } })).toBe(0);
    expect(gain({ rules: { law: 'flat' }, speaker: { group: 1 } })).toBe(0);
  });
});

it('is the same for a place and its mirror image, with the ears exchanged', () => {
  for (const [x, y, z] of [
    [3, 1, 4],
    [12, 0, -5],
    [0.5, 2, 0],
  ] as const) {
    const [one, other] = [
      hear({ at: [x, y, z], rules: { effects: true, airAbsorption: true } }),
      hear({ at: [-x, y, z], rules: { effects: true, airAbsorption: true } }),
    ];
    expect(other.gain).toBeCloseTo(one.gain, 6);
    expect(other.pan).toBeCloseTo(-one.pan, 5);
  }
});
