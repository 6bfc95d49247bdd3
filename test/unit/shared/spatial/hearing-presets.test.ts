import * as v from 'valibot';
import { expect, it } from 'vitest';
import { hearingRulesSchema } from '../../../../shared/protocol/rules/hearing-rules-schema.ts';
import { HEARING_PRESET_IDS, HEARING_PRESETS } from '../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESET_IDS, LAW_PRESETS } from '../../../../shared/spatial/law-presets.ts';

it.each(HEARING_PRESET_IDS)('%s survives being encoded and decoded', (id) => {
  expect(v.parse(hearingRulesSchema, JSON.parse(JSON.stringify(HEARING_PRESETS[id])))).toEqual(HEARING_PRESETS[id]);
});

it.each(LAW_PRESET_IDS)('the law preset %s is valid', (id) => {
  const rules = { ...DEFAULT_HEARING_RULES, ...LAW_PRESETS[id] };
  expect(v.parse(hearingRulesSchema, JSON.parse(JSON.stringify(rules)))).toEqual(rules);
});

it('social deduction: the living do not hear the dead, the dead hear everyone, and everyone hears everyone in a meeting', () => {
  const { playing, meeting } = HEARING_PRESETS['social-deduction'].phases;
  expect([playing.alive.dead, meeting.alive.dead, playing.alive.spectator]).toEqual(['silent', 'silent', 'silent']);
  expect([playing.dead.alive, playing.dead.dead, meeting.dead.alive, meeting.dead.dead]).toEqual([
    'nearby',
    'everywhere',
    'everywhere',
    'everywhere',
  ]);
  expect([playing.alive.alive, meeting.alive.alive]).toEqual(['nearby', 'everywhere']);
});

it('shooter: the dead hear and are heard by the dead, and by spectators, who are not heard', () => {
  const { playing } = HEARING_PRESETS.shooter.phases;
  expect(playing.dead).toEqual({ alive: 'silent', dead: 'everywhere', spectator: 'silent' });
  expect([playing.alive.dead, playing.alive.spectator, playing.spectator.dead, playing.spectator.alive]).toEqual([
    'silent',
    'silent',
    'everywhere',
    'nearby',
  ]);
  expect(HEARING_PRESETS.shooter.channels.team).toBe(true);
});

it('role-play: 3, 7 and 15 m, walls muffle, and radios sound like radios', () => {
  const { maxMetres, strengths, enclosures, channels, effects } = HEARING_PRESETS.roleplay;
  expect([maxMetres * strengths.whisper, maxMetres * strengths.normal, maxMetres * strengths.shout]).toEqual([
    3, 7, 15,
  ]);
  expect([enclosures, channels.radio, effects]).toEqual(['muffled', true, true]);
});

it('survival: heard to 48 m, whispered to 24 m', () => {
  const { maxMetres, strengths } = HEARING_PRESETS.survival;
  expect([maxMetres, maxMetres * strengths.whisper]).toEqual([48, 24]);
});
