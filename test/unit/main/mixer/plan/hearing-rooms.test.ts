import { describe, expect, it } from 'vitest';
import { Hearing } from '../../../../../main/mixer/plan/hearing.ts';
import { PLACEMENT } from '../../../../../main/mixer/placement.ts';
import { PlacementTable } from '../../../../../main/mixer/plan/placement-table.ts';
import { ROOM_HEARINGS } from '../../../../../shared/model/people/lobby-room.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { FULL, gain, RULES, stateOf, talkingTo } from '../../../../support/lobby/hearing/hearing-situation.ts';
import { placementOf, type PlacementOverrides } from '../../../../support/lobby/placement.ts';

const [EVERYONE, DISTANCE, NOBODY] = ROOM_HEARINGS.map((_, index) => index + 1);
const FAR = [0, 0, 5_000] as const;
const to = (target: 'team' | 'radio' | 'everybody'): PlacementOverrides => ({
  team: 1,
  radio: 1,
  talkTo: talkingTo(target),
});
const CHANNELS = { channels: { team: true, radio: true, everybody: true, radioMetres: null, priority: false } };

describe('a room', () => {
  it('lets everyone in it hear each other at full loudness, wherever they are', () => {
    const room = { group: 4, room: EVERYONE! };
    for (const at of [FAR, undefined, [0, 0, 1] as const])
      expect(gain({ at, listener: room, speaker: room })).toEqual(FULL);
    expect(gain({ at: FAR, listener: { ...room, world: 2 }, speaker: room })).toEqual(FULL);
  });

  it('follows the rules of the lobby by distance if it should', () => {
    const room = { group: 4, room: DISTANCE! };
    expect(gain({ at: [0, 0, 10], listener: room, speaker: room })).toBe(gain({ at: [0, 0, 10] }));
    expect(gain({ at: FAR, listener: room, speaker: room })).toBe(0);
  });

  it('silences everyone in it if it should', () => {
    const room = { group: 4, room: NOBODY! };
    expect(gain({ listener: room, speaker: room })).toBe(0);
    expect(gain({ rules: CHANNELS, listener: room, speaker: { ...room, ...to('everybody') } })).toBe(0);
  });

  it('has walls for everyone beside it, but not for voices to the whole lobby', () => {
    const inside = { group: 4, room: EVERYONE! };
    const others: readonly PlacementOverrides[] = [{}, { group: 5, room: EVERYONE! }, { group: 6, room: DISTANCE! }];
    for (const outside of others) {
      expect([gain({ listener: inside, speaker: outside }), gain({ listener: outside, speaker: inside })]).toEqual([
        0, 0,
      ]);
      for (const target of ['team', 'radio'] as const)
        expect(
          gain({ rules: CHANNELS, listener: { ...inside, ...to(target) }, speaker: { ...outside, ...to(target) } }),
        ).toBe(0);
      expect(gain({ rules: CHANNELS, listener: inside, speaker: { ...outside, ...to('everybody') } })).toEqual(FULL);
      expect(gain({ rules: CHANNELS, listener: outside, speaker: { ...inside, ...to('everybody') } })).toEqual(FULL);
    }
    const away = { group: 7, room: NOBODY! };
    expect(gain({ rules: CHANNELS, listener: away, speaker: to('everybody') })).toEqual(FULL);
  });

  it('opens no isolated group', () => {
    const speaker = { ...to('everybody'), group: 4, room: EVERYONE! };
    expect(gain({ rules: CHANNELS, listener: { group: 9 }, speaker })).toBe(0);
  });

  it('does not let the living hear the dead', () => {
    const { phases } = HEARING_PRESETS['social-deduction'];
    const room = { group: 4, room: EVERYONE! };
    const dead = { ...room, state: stateOf('dead') };
    expect([
      gain({ rules: { phases }, listener: room, speaker: dead }),
      gain({ rules: { phases }, listener: dead, speaker: room }),
    ]).toEqual([0, FULL]);
  });
});

describe('a whisper', () => {
  /** Returns which of the listeners 2, 3 and 4 hear the whisper of 1. */
  function heard(speaker: PlacementOverrides, listener: PlacementOverrides, rules = RULES): boolean {
    const placements = new PlacementTable(4);
    const whisper = placementOf({ zMetres: 1 }, { ...speaker, id: 101, isWhispering: 1 });
    whisper[PLACEMENT.whispersTo + 15] = 102;
    placements.set(1, whisper);
    placements.set(2, placementOf({ zMetres: 5_000 }, { world: 3, ...listener, id: 102 }));
    placements.set(3, placementOf({}, { id: 103 }));
    const hearing = new Hearing(placements, rules, 'playing');
    expect(hearing.hear(3, 1, true), 'someone beside the whisperer').toBe(0);
    return hearing.hear(2, 1, false) === 1 && Math.hypot(hearing.ears[0]!, hearing.ears[1]!) > 0.99;
  }

  it('is heard at full loudness by those it is for, at any distance and in any room, and by nobody else', () => {
    expect([
      heard({}, {}),
      heard({ group: 4, room: EVERYONE! }, { group: 5, room: DISTANCE! }),
      heard({}, { group: 5, room: NOBODY! }),
    ]).toEqual([true, true, true]);
  });

  it('gets round no group, no state, no silent room and no rule', () => {
    const { phases } = HEARING_PRESETS['social-deduction'];
    const channels = { ...RULES.channels, whisper: true };
    expect([
      heard({ group: 9 }, {}),
      heard({}, { group: 9 }),
      heard({ group: 4, room: NOBODY! }, {}),
      heard({ state: stateOf('dead') }, {}, { ...RULES, phases, channels }),
      heard({}, {}, { ...RULES, channels: { ...channels, whisper: false } }),
      heard({}, {}, { ...RULES, phases }),
    ]).toEqual([false, false, false, false, false, false]);
    expect(heard({}, {}, { ...RULES, phases, channels })).toBe(true);
  });

  it('without anyone to hear it is heard by nobody, and reaches no new owner of a slot', () => {
    const placements = new PlacementTable(3);
    placements.set(1, placementOf({}, { id: 101, isWhispering: 1, whispersTo: 102 }));
    placements.set(2, placementOf({}, { id: 108 }));
    placements.clear(3);
    const hearing = new Hearing(placements, RULES, 'playing');
    expect([hearing.hear(2, 1, true), hearing.hear(3, 1, true)]).toEqual([0, 0]);
    placements.set(1, placementOf({}, { id: 101, isWhispering: 1 }));
    expect([hearing.hear(2, 1, true), hearing.hear(3, 1, true)]).toEqual([0, 0]);
  });
});
