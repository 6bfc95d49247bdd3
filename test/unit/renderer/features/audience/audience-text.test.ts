import { expect, it } from 'vitest';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { audienceText, gainToFraction } from '../../../../../renderer/features/audience/audience-text.ts';

const t = createI18n().getFixedT('en', 'audience');

it.each([
  [[], 'Nobody in earshot'],
  [['Fox'], 'In earshot: Fox'],
  [['Fox', 'Owl'], 'In earshot: Fox and Owl'],
  [['Fox', 'Owl', 'Lynx'], 'In earshot: Fox, Owl and Lynx'],
  [['Fox', 'Owl', 'Lynx', 'Wren', 'Hare'], 'In earshot: Fox, Owl and 3 more'],
])('lists the players in earshot: %j', (names, text) => {
  expect(audienceText({ unheard: null, names, blockedNames: [] }, t)).toBe(text);
});

it('fills a bar in even steps of loudness, never below empty or above full', () => {
  expect([3, 0, -20, -40, -90].map(gainToFraction)).toEqual([1, 1, 0.5, 0, 0]);
});
