import { describe, expect, it } from 'vitest';
import { findInvite, MAX_SEARCHED_LENGTH } from '../../../../shared/rendezvous/find-invite.ts';
import { EXAMPLE_INVITATION } from '../../../support/desktop/example-invitation.ts';

const INVITATION = { kind: 'invitation', text: EXAMPLE_INVITATION };

describe('findInvite', () => {
  it.each([
    ['the link', EXAMPLE_INVITATION],
    ['a message around it', `Hey, join us: ${EXAMPLE_INVITATION} - we start at 8!`],
    ['only its code', EXAMPLE_INVITATION.slice('earshot://join/'.length)],
    ['a link for browsers', `https://meet.example.org/#${EXAMPLE_INVITATION.slice('earshot://join/'.length)}`],
    ['lines of a mail', EXAMPLE_INVITATION.replace(/.{30}/g, '$&\n> ')],
  ])('finds an invitation: %s', (_, text) => {
    expect(findInvite(text)).toEqual(INVITATION);
  });

  it.each(['K7Q-29MDX', ' k7q-29mdx\n', 'K7Q\u201329MDX', 'KQO-IXMDX'])('finds a code: %j', (text) => {
    expect(findInvite(text)).toMatchObject({ kind: 'code', text: expect.stringMatching(/^[0-9A-Z]{3}-[0-9A-Z]{5}$/) });
  });

  // People copy these for something else, and some of them are secret.
  it.each([
    '',
    'k7q29mdx',
    'hunter22',
    'the-thing',
    'The code is K7Q-29MDX',
    'K7Q-29MDU',
    'https://example.com/join',
    EXAMPLE_INVITATION.slice(0, -9),
  ])('finds nothing in %j', (text) => {
    expect(findInvite(text)).toBeUndefined();
  });

  it('does not search a text that is too long', () => {
    expect(findInvite(`${EXAMPLE_INVITATION} ${'x '.repeat(MAX_SEARCHED_LENGTH / 2)}`)).toBeUndefined();
  });
});
