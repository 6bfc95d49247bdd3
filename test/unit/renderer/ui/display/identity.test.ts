import { expect, it } from 'vitest';
import { initialsOf } from '../../../../../renderer/ui/display/identity.ts';

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
