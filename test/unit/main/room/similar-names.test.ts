import { expect, it } from 'vitest';
import { similarNames } from '../../../../main/room/similar-names.ts';

it.each([
  ['Fox', ['fox']],
  ['^1F^7o^x0afx', ['fox']],
  ['§l§4Fox§r', ['fox']],
  ['\u0007FF8800Fox\u0001', ['fox']],
  ['ＦＯＸ', ['fox']],
  ['^_^', ['^_^']],
  ['[CLAN] Fox', ['[clan] fox', 'fox']],
  ['(1) Fox <clan>', ['(1) fox <clan>', 'fox']],
  ['[all brackets]', ['[all brackets]']],
  ['Straße', ['straße']],
  ['', []],
  ['^1', []],
])('finds the forms in which %j may agree with another name', (name, forms) => {
  expect(similarNames(name)).toEqual(forms);
});
