import { expect, it } from 'vitest';
import { rulesForListener, rulesInPhase, voiceRange } from '../../../../shared/spatial/hearing-now.ts';
import { HEARING_PRESETS } from '../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const DEDUCTION = HEARING_PRESETS['social-deduction'];

it('in a meeting of social deduction, everyone hears the living at any distance, and only the dead hear the dead', () => {
  expect(voiceRange(DEDUCTION, 'playing', 'alive')).toEqual({ kind: 'metres', metres: DEDUCTION.maxMetres });
  expect(voiceRange(DEDUCTION, 'meeting', 'alive')).toEqual({
    kind: 'everywhere',
    listeners: ['alive', 'dead', 'spectator'],
  });
  expect(voiceRange(DEDUCTION, 'meeting', 'dead')).toEqual({ kind: 'everywhere', listeners: ['dead', 'spectator'] });
});

it('a voice has no range where distance does not matter, and nobody hears one that the rules silence', () => {
  const flat = { ...DEFAULT_HEARING_RULES, law: 'flat' as const };
  expect(voiceRange(flat, 'playing', 'alive').kind).toBe('everywhere');
  expect(voiceRange({ ...DEFAULT_HEARING_RULES, floorGain: 0.2 }, 'playing', 'alive').kind).toBe('everywhere');
  const silent = { alive: 'silent', dead: 'silent', spectator: 'silent' } as const;
  const phases = { ...DEFAULT_HEARING_RULES.phases, playing: { alive: silent, dead: silent, spectator: silent } };
  expect(voiceRange({ ...DEFAULT_HEARING_RULES, phases }, 'playing', 'alive')).toEqual({ kind: 'nobody' });
});

it('rules are flat for those who hear the living everywhere, and for all where distance matters to nobody', () => {
  expect(rulesForListener(DEDUCTION, 'meeting', 'alive').law).toBe('flat');
  expect(rulesForListener(DEDUCTION, 'playing', 'dead')).toBe(DEDUCTION);
  expect(rulesInPhase(DEDUCTION, 'meeting')).toEqual({ ...DEDUCTION, law: 'flat' });
  expect(rulesInPhase(DEDUCTION, 'playing')).toBe(DEDUCTION);
});

it('a room says how its people hear, but does not bring together those whom the rules keep apart', () => {
  expect(voiceRange(DEFAULT_HEARING_RULES, 'playing', 'alive', 'everyone').kind).toBe('everywhere');
  expect(voiceRange(DEFAULT_HEARING_RULES, 'playing', 'alive', 'nobody')).toEqual({ kind: 'nobody' });
  expect(voiceRange(DEFAULT_HEARING_RULES, 'playing', 'alive', 'distance')).toEqual({ kind: 'metres', metres: 30 });
  expect(voiceRange(DEDUCTION, 'playing', 'dead', 'everyone')).toEqual({
    kind: 'everywhere',
    listeners: ['dead', 'spectator'],
  });
  expect(rulesForListener(DEFAULT_HEARING_RULES, 'playing', 'alive', 'everyone').law).toBe('flat');
});
