import { expect, it } from 'vitest';
import { isCodeLike } from '../../../../../renderer/features/lobby/code-like.ts';
import { EXAMPLE_INVITATION } from '../../../../support/desktop/example-invitation.ts';

it.each(['K7Q-29MDX', 'k7q29mdx', ' k7q 29mdx\n', 'K7Q – 29MDX', 'k 7 q 2 9 m d x', 'K7Q-29M', 'K7Q.29MDX'])(
  'takes %j for a code',
  (text) => {
    expect(isCodeLike(text)).toBe(true);
  },
);

it.each([
  '',
  'hi',
  'earshot://join/',
  'https://rendezvous.example',
  EXAMPLE_INVITATION,
  'please let me in, I am Robin',
])('does not take %j for a code', (text) => {
  expect(isCodeLike(text)).toBe(false);
});
