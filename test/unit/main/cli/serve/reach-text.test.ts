import { expect, it } from 'vitest';
import { reachText } from '../../../../../main/cli/serve/reach-text.ts';
import { formatInvitation } from '../../../../../shared/protocol/invitation/invitation.ts';

const invitationTo = (hosts: readonly string[], rendezvous = ''): string =>
  formatInvitation({
    addresses: hosts.map((host) => ({ host, port: 7_777 })),
    certificateSha256: new Uint8Array(32),
    secret: new Uint8Array(16),
    rendezvous,
  });

it('sorts the addresses of an invitation by who reaches them', () => {
  const hosts = ['play.example.org', '192.168.1.5', 'fd00::5', '203.0.113.9', '127.0.0.1'];
  expect(reachText({ invitation: invitationTo(hosts, 'meet.example.org') })).toBe(
    [
      'Players reach it',
      '  on this machine:    127.0.0.1:7777',
      '  on your network:    192.168.1.5:7777, [fd00::5]:7777',
      '  from the internet:  play.example.org:7777, 203.0.113.9:7777, the rendezvous meet.example.org',
    ].join('\n'),
  );
});

it('says what helps if the internet does not reach it', () => {
  expect(reachText({ invitation: invitationTo(['10.0.0.2']) })).toContain('not yet: add --map-port');
});
