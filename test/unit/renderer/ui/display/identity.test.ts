import { expect, it } from 'vitest';
import { hueOf, initialsOf } from '../../../../../renderer/ui/display/identity.ts';

it.each([
  ['robin', 'R'],
  ['Robin Hood', 'RH'],
  ['Robin 2', 'R2'],
  ['old_tom', 'OT'],
  ['Łukasz', 'Ł'],
  ['😀 grin', '😀G'],
  ['-', '?'],
])('%s becomes %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('gives neighbouring participants colours that are far apart', () => {
  for (let id = 1; id < 50; id++) {
    const apart = Math.abs(hueOf(id) - hueOf(id + 1));
    expect(Math.min(apart, 360 - apart)).toBeGreaterThan(90);
  }
});

it('gives nobody a colour like the accent, which is yours', () => {
  for (let id = 1; id < 500; id++) expect(Math.abs(hueOf(id) - 170)).toBeGreaterThanOrEqual(40);
});
