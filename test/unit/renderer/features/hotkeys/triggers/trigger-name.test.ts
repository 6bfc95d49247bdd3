import { expect, it } from 'vitest';
import { triggerName } from '../../../../../../renderer/features/hotkeys/triggers/trigger-name.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../../../renderer/i18n/locales/en/index.ts';

const t = createI18n().getFixedT(null, 'hotkeys');
const NO_LAYOUT = new Map<string, string>();

it.each([
  ['KeyV', 'V'],
  ['Digit4', '4'],
  ['Numpad7', 'Num 7'],
  ['NumpadAdd', 'Num +'],
  ['Space', 'Space'],
  ['F10', 'F10'],
  ['ControlLeft', 'Left Ctrl'],
  ['Backquote', '`'],
  ['AudioVolumeUp', 'Audio Volume Up'],
])('calls %s "%s" when the layout is unknown', (code, name) => {
  expect(triggerName({ device: 'keyboard', code }, NO_LAYOUT, t)).toBe(name);
});

it('names keys by what is printed on them', () => {
  const layout = new Map([
    ['KeyQ', 'a'],
    ['Minus', 'ß'],
    ['Space', ' '],
  ]);
  expect(triggerName({ device: 'keyboard', code: 'KeyQ' }, layout, t)).toBe('A');
  expect(triggerName({ device: 'keyboard', code: 'Minus' }, layout, t)).toBe('ß');
  expect(triggerName({ device: 'keyboard', code: 'Space' }, layout, t)).toBe('Space');
});

it('names mouse buttons by their function', () => {
  expect(
    [1, 3, 4].map((button) => triggerName({ device: 'mouse', button: button as 1 | 3 | 4 }, NO_LAYOUT, t)),
  ).toEqual([en.hotkeys.mouse.middle, en.hotkeys.mouse.back, en.hotkeys.mouse.forward]);
});

it('names modifiers in front of the key', () => {
  expect(triggerName({ device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] }, NO_LAYOUT, t)).toBe(
    'Ctrl+Shift+M',
  );
});
