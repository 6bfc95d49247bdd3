import { describe, expect, it } from 'vitest';
import { Hearing } from '../../../../../main/mixer/plan/hearing.ts';
import { PlacementTable } from '../../../../../main/mixer/plan/placement-table.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import {
  FULL,
  gain,
  HALF,
  LISTENER,
  RULES,
  SPEAKER,
  talkingTo,
} from '../../../../support/lobby/hearing/hearing-situation.ts';
import { placementOf } from '../../../../support/lobby/placement.ts';

describe('teams that the rules separate', () => {
  const rules = { teams: 'separate' } as const;
  const apart = { listener: { team: 1 }, speaker: { team: 2 } };
  const everywhere = HEARING_PRESETS.survival.phases.meeting;

  it('keep nearby voices to the speaker’s own team, players without a team to themselves', () => {
    expect(gain(apart)).toEqual(HALF);
    expect(gain({ ...apart, rules })).toBe(0);
    expect(gain({ listener: { team: 2 }, speaker: { team: 2 }, rules })).toEqual(HALF);
    expect(gain({ rules })).toEqual(HALF);
    expect(gain({ listener: { team: 1 }, rules })).toBe(0);
    expect(gain({ speaker: { team: 1 }, rules })).toBe(0);
  });

  it('also without attenuation, and for speakers whose position is stale', () => {
    expect(gain({ ...apart, rules: { ...rules, law: 'flat' } })).toBe(0);
    expect(gain({ listener: { team: 1 }, speaker: { team: 1 }, rules: { ...rules, law: 'flat' } })).toBeGreaterThan(0);
    expect(gain({ ...apart, speaker: { team: 2, isFlat: 1 }, rules })).toBe(0);
  });

  it('are crossed by channels, and by what the matrix has everywhere', () => {
    const channels = { team: true, radio: true, everybody: true, radioMetres: null, priority: false };
    const speaker = { team: 2, talkTo: talkingTo('everybody') };
    expect(gain({ ...apart, speaker, rules: { ...rules, channels } })).toEqual(FULL);
    const meeting = { ...rules, phases: { playing: everywhere, meeting: everywhere } };
    expect(gain({ ...apart, rules: meeting })).toEqual(FULL);
  });

  it('hide players of other teams from a map that shows only those within hearing', () => {
    const placements = new PlacementTable(2);
    placements.set(LISTENER, placementOf({}, { team: 1 }));
    placements.set(SPEAKER, placementOf({ xMetres: 5 }, { team: 2 }));
    const isShown = (teams: 'ignored' | 'separate'): boolean =>
      new Hearing(placements, { ...RULES, teams }, 'playing').isWithinHearing(LISTENER, SPEAKER);
    expect([isShown('ignored'), isShown('separate')]).toEqual([true, false]);
  });
});
