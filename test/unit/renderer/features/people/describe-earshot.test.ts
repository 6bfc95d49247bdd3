import { expect, it } from 'vitest';
import { describeEarshot } from '../../../../../renderer/features/people/describe-earshot.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import type { VoiceRange } from '../../../../../shared/spatial/hearing-now.ts';

const t = createI18n().getFixedT('en', 'people');

it.each<[string, VoiceRange]>([
  ['Your range: 30 m', { kind: 'metres', metres: 30 }],
  ['heard by everyone', { kind: 'everywhere', listeners: ['alive', 'dead', 'spectator'] }],
  ['heard at any distance', { kind: 'everywhere', listeners: ['alive', 'dead'] }],
  ['not heard by the living', { kind: 'everywhere', listeners: ['dead', 'spectator'] }],
  ['heard by nobody', { kind: 'nobody' }],
])('describes how far you are heard: %s', (text, range) => {
  expect(describeEarshot(range, t, 'en')).toBe(text);
});
