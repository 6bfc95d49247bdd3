import { describe, expect, it } from 'vitest';
import { clientAddressOf } from '../../../../main/rendezvous/client-address.ts';

const visitor = { address: '::ffff:203.0.113.9' };

describe('clientAddressOf', () => {
  it('is the other end of the connection, whatever a header says', () => {
    const headers = { 'x-forwarded-for': '198.51.100.7' };
    expect(clientAddressOf({ headers }, visitor, false)).toEqual({ address: '203.0.113.9', group: '203.0.113.9' });
  });

  it('is what the proxy wrote last, not what the client wrote before it', () => {
    const addressFor = (header: string): string | undefined =>
      clientAddressOf({ headers: { 'x-forwarded-for': header } }, visitor, true)?.address;
    expect(addressFor('1.1.1.1, 198.51.100.7')).toBe('198.51.100.7');
    expect(addressFor('1.1.1.1,2001:db8::7')).toBe('2001:db8::7');
    for (const header of ['', 'unknown', '198.51.100.7, example.org', '198.51.100.7:443'])
      expect(addressFor(header), header).toBeUndefined();
  });

  it('is unknown if the proxy wrote nothing', () => {
    expect(clientAddressOf({ headers: {} }, visitor, true)).toBeUndefined();
  });

  it('counts an IPv6 network as one', () => {
    const groups = ['2001:db8::1', '2001:db8::ffff', '2001:db8:0:1::1'].map(
      (address) => clientAddressOf({ headers: {} }, { address }, false)?.group,
    );
    expect(groups[0]).toBe(groups[1]);
    expect(groups[0]).not.toBe(groups[2]);
  });
});
