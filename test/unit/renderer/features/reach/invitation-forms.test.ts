import { expect, it } from 'vitest';
import { invitationForms } from '../../../../../renderer/features/reach/invitation-forms.ts';
import { UNKNOWN_REACH, type HostReach } from '../../../../../shared/model/host-reach.ts';
import { formatInvitation } from '../../../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../../../shared/protocol/invitation/parse-invitation.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../../support/desktop/example-invitation.ts';

const server = (state: 'registered' | 'failed', address: string): HostReach['rendezvous'][number] => ({
  address,
  state,
  code: 'K7Q-29MDX',
  page: `https://${address}/join/`,
  listed: 'off',
});
const reach = (...rendezvous: HostReach['rendezvous']): HostReach => ({ ...UNKNOWN_REACH, rendezvous });

it('makes a link for browsers and shows the code of a server that knows the lobby', () => {
  const forms = invitationForms(
    EXAMPLE_INVITATION,
    reach(server('failed', 'a.example'), server('registered', 'b.example')),
  );
  expect(forms.link).toBe(EXAMPLE_INVITATION);
  expect(forms.webLink).toMatch(/^https:\/\/b\.example\/join\/#/);
  expect([forms.code, forms.codeServer]).toEqual(['K7Q-29MDX', 'b.example']);
  expect(parseInvitation(forms.webLink)).toEqual({ ok: true, value: PARSED_INVITATION });
});

it('makes a link for browsers from an address without a slash at its end', () => {
  const known = reach({ ...server('registered', 'b.example'), page: 'https://b.example/join' });
  expect(invitationForms(EXAMPLE_INVITATION, known).webLink).toMatch(/^https:\/\/b\.example\/join\/#/);
});

it.each([
  ['no server', reach()],
  ['a server that does not answer', reach(server('failed', 'a.example'))],
  ['a lobby of another machine', null],
])('has only the link with %s', (_what, known) => {
  const link = formatInvitation(PARSED_INVITATION);
  expect(invitationForms(link, known)).toEqual({ link, webLink: '', code: '', codeServer: '' });
});
