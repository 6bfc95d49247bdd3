import { describe, expect, it } from 'vitest';
import { PersonalHearing } from '../../../main/host/lobby/personal-hearing.ts';
import { TALK_TARGETS } from '../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { HearingLab } from '../../support/lobby/hearing/hearing-lab.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { placementOf, type PlacementOverrides } from '../../support/lobby/placement.ts';

/** Personal settings on sound: compares them with what each listener decodes while one of the others speaks. */

const SILENT_BELOW_DB = -60;
/** Half as loud at 10 m, no sound at 20 m. */
const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, minMetres: 0, maxMetres: 20 };
const TONES_HZ = [500, 700, 900];
const TO_TEAM = TALK_TARGETS.indexOf('team');

/** The host updates the mixer at most ten times a second. */
const UNTIL_TOLD_MS = 100;

/**
 * Three people on a line, 10 m apart by default, with the host's part that keeps their choices. Members have the
 * numbers 1 to 3.
 */
async function open(places: readonly (PlacementOverrides & { readonly x?: number })[] = [{}, {}, {}]) {
  const placements = places.map(({ x, ...overrides }, index) =>
    placementOf({ xMetres: x ?? 10 * index, yMetres: 0, zMetres: 0, yawRadians: 0 }, overrides),
  );
  const lab = await HearingLab.open(RULES, 'playing', placements, TONES_HZ);
  afterTest(() => lab.close());
  const members = new Map(placements.map((_, index) => [index + 1, { id: index + 1, slot: index + 1 }]));
  const clock = new ManualClock();
  const personal = new PersonalHearing({
    members,
    isKnown: (id) => members.has(id),
    schedule: clock.schedule,
    setPersonal: (slot, rows) => lab.setPersonal(slot, rows),
  });
  afterTest(() => personal.stop());
  return {
    lab,
    /** Applies a member's `personal` message. */
    choose(member: number, gains: [number, number][], blocked: number[] = []): void {
      personal.update(member, { type: 'personal', gains, blocked });
      clock.advance(UNTIL_TOLD_MS);
    },
    /** How loud a member hears another member who speaks alone, dB. */
    heardDb(listener: number, speaker: number): number {
      lab.speak(speaker - 1);
      return lab.gainDb(listener - 1, speaker - 1);
    },
    leave(member: number): void {
      members.delete(member);
      personal.leave(member);
    },
  };
}

describe('volume', () => {
  it.each([
    [2, 6],
    [1.5, 3.5],
    [0.5, -6],
    [0.1, -20],
  ])('%d-fold is %d dB on top of the distance, for that listener and that speaker only', async (gain, changeDb) => {
    const { choose, heardDb } = await open();
    choose(1, [[2, gain]]);
    expect(heardDb(1, 2)).toBeCloseTo(-6 + changeDb, 0);
    expect(heardDb(3, 2)).toBeCloseTo(-6, 0);
    expect(heardDb(2, 1)).toBeCloseTo(-6, 0);
  });

  it('also applies to channels', async () => {
    const { choose, heardDb } = await open([{ team: 1 }, { team: 1, talkTo: TO_TEAM, x: 500 }, {}]);
    expect(heardDb(1, 2)).toBeCloseTo(0, 0);
    choose(1, [[2, 0.5]]);
    expect(heardDb(1, 2)).toBeCloseTo(-6, 0);
  });

  it('never makes audible what the rules keep silent: out of range, in another world, in another group', async () => {
    const { choose, heardDb } = await open([{}, { x: 21 }, { x: 1, world: 2 }]);
    choose(1, [
      [2, 2],
      [3, 2],
    ]);
    expect(heardDb(1, 2)).toBeLessThan(SILENT_BELOW_DB);
    expect(heardDb(1, 3)).toBeLessThan(SILENT_BELOW_DB);
    const grouped = await open([{}, { x: 1, group: 5 }, {}]);
    grouped.choose(1, [[2, 2]]);
    expect(grouped.heardDb(1, 2)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('changes only one of three voices', async () => {
    const { lab, choose } = await open([{ x: 0 }, { x: 10 }, { x: -10 }]);
    choose(1, [[2, 0.25]]);
    lab.speak(1, 2);
    expect(lab.gainDb(0, 1)).toBeCloseTo(-18, 0);
    expect(lab.gainDb(0, 2)).toBeCloseTo(-6, 0);
  });
});

describe('mute and block', () => {
  it('mute silences one direction, for that listener only', async () => {
    const { choose, heardDb } = await open();
    choose(1, [[2, 0]]);
    expect(heardDb(1, 2)).toBeLessThan(SILENT_BELOW_DB);
    expect(heardDb(3, 2)).toBeCloseTo(-6, 0);
    expect(heardDb(2, 1)).toBeCloseTo(-6, 0);
  });

  it('block silences both directions, until it is undone', async () => {
    const { choose, heardDb } = await open();
    choose(2, [], [1]);
    expect(heardDb(1, 2)).toBeLessThan(SILENT_BELOW_DB);
    expect(heardDb(2, 1)).toBeLessThan(SILENT_BELOW_DB);
    expect(heardDb(3, 2)).toBeCloseTo(-6, 0);
    choose(2, []);
    expect(heardDb(1, 2)).toBeCloseTo(-6, 0);
    expect(heardDb(2, 1)).toBeCloseTo(-6, 0);
  });

  it('applies to channels', async () => {
    const { choose, heardDb } = await open([{ team: 1 }, { team: 1, talkTo: TO_TEAM, x: 500 }, {}]);
    choose(1, [], [2]);
    expect(heardDb(1, 2)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('does not pass to a player who takes over a slot', async () => {
    const { choose, heardDb, leave } = await open();
    choose(1, [[2, 0]]);
    leave(2);
    expect(heardDb(1, 2)).toBeCloseTo(-6, 0);
  });
});
