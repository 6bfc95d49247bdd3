import { describe, expect, it } from 'vitest';
import { addressGroupOf } from '../../../../../main/media/ice/address-group.ts';

describe('addressGroupOf', () => {
  it('counts an IPv4 address on its own, however it is written', () => {
    expect(addressGroupOf('192.0.2.7')).toBe('192.0.2.7');
    expect(addressGroupOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(addressGroupOf('192.0.2.8')).not.toBe(addressGroupOf('192.0.2.7'));
  });

  it('counts all addresses of an IPv6 /64 as one', () => {
    expect(addressGroupOf('2001:db8:1:2::1')).toBe(addressGroupOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(addressGroupOf('2001:db8:1:2::1')).not.toBe(addressGroupOf('2001:db8:1:3::1'));
    expect(addressGroupOf('fe80::1%eth0')).toBe(addressGroupOf('fe80::2%eth0'));
  });

  it('counts what is no address as one group', () => {
    expect(addressGroupOf(undefined)).toBe('');
    expect(addressGroupOf('somewhere')).toBe('');
  });
});
