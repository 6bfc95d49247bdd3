import { describe, expect, it } from 'vitest';
import { phoneInvitationOf, phonePageOf } from '../../../../../renderer/features/headset/phone-page.ts';
import { formatInvitation } from '../../../../../shared/protocol/invitation/invitation.ts';

const keys = { certificateSha256: new Uint8Array(32), secret: new Uint8Array(16) };
const invitation = formatInvitation({ ...keys, addresses: [], rendezvous: 'meet.example.org' });
const plain = formatInvitation({ ...keys, addresses: [{ host: '192.0.2.1', port: 7_777 }], rendezvous: '' });

describe('the page for a phone', () => {
  it('is that of the host if it belongs to the rendezvous of the invitation, or of your settings', () => {
    const page = 'https://meet.example.org/';
    expect(phonePageOf(page, { invitation, rendezvous: [], ownPage: '' })).toBe(page);
    expect(phonePageOf(page, { invitation: plain, rendezvous: ['meet.example.org'], ownPage: '' })).toBe(page);
  });

  it('leads nowhere else, whatever the host says', () => {
    for (const page of [
      'https://evil.example/',
      'https://meet.example.org.evil.example/',
      'https://meet.example.org@evil.example/',
      'http://meet.example.org/',
      'javascript:alert(1)//meet.example.org/',
      '',
    ]) {
      expect(phonePageOf(page, { invitation, rendezvous: ['other.example'], ownPage: '' }), page).toBe('');
      const ownPage = 'https://meet.example.org/';
      expect(phonePageOf(page, { invitation, rendezvous: [], ownPage }), page).toBe(ownPage);
    }
    expect(phonePageOf('https://evil.example/', { invitation: plain, rendezvous: [], ownPage: '' })).toBe('');
    expect(phonePageOf('https://evil.example/', { invitation: '', rendezvous: [], ownPage: '' })).toBe('');
  });
});

describe('the invitation for a phone', () => {
  it('is the current one that the host sends, if it leads to the same host', () => {
    const now = formatInvitation({
      ...keys,
      secret: new Uint8Array(16).fill(7),
      addresses: [],
      rendezvous: 'b.example',
    });
    const other = { ...keys, certificateSha256: new Uint8Array(32).fill(1) };
    const foreign = formatInvitation({ ...other, addresses: [], rendezvous: 'b.example' });
    expect(phoneInvitationOf(now, invitation)).toBe(now);
    for (const offered of [foreign, '', 'https://evil.example/'])
      expect(phoneInvitationOf(offered, invitation)).toBe(invitation);
  });
});
