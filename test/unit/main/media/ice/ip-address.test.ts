import { describe, expect, it } from 'vitest';
import { ipAddressBytes, ipAddressText, normalIpAddress } from '../../../../../main/media/ice/ip-address.ts';

describe('IP addresses', () => {
  it.each([
    ['192.0.2.255', 'c00002ff', '192.0.2.255'],
    ['::ffff:192.0.2.1', 'c0000201', '192.0.2.1'],
    ['::FFFF:192.0.2.1', 'c0000201', '192.0.2.1'],
    ['::ffff:c000:201', 'c0000201', '192.0.2.1'],
    ['2001:DB8:0:1:0:0:0:1', '20010db8000000010000000000000001', '2001:db8:0:1::1'],
    ['2001:db8:0:1:1:1:1:1', '20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:1:1', '20010000000000010000000000010001', '2001::1:0:0:1:1'],
    ['fd00::', 'fd000000000000000000000000000000', 'fd00::'],
    ['::1', '00000000000000000000000000000001', '::1'],
    ['::', '00000000000000000000000000000000', '::'],
    ['2001:db8::8:0', '20010db8000000000000000000080000', '2001:db8::8:0'],
    ['64:ff9b::192.0.2.33', '0064ff9b0000000000000000c0000221', '64:ff9b::c000:221'],
    ['fe80::1%eth0', 'fe800000000000000000000000000001', 'fe80::1'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008', '1:2:3:4:5:6:7:8'],
  ])('converts %s to bytes and back to text', (text, bytes, written) => {
    expect(Buffer.from(ipAddressBytes(text)!).toString('hex')).toBe(bytes);
    expect(ipAddressText(ipAddressBytes(text)!)).toBe(written);
    expect(normalIpAddress(text)).toBe(written);
  });

  it.each(['', 'localhost', '1.2.3', '1.2.3.256', '1::2::3', ':1', '12345::', '::ffff:1.2.3.4.5', '%eth0'])(
    'rejects "%s"',
    (text) => {
      expect(ipAddressBytes(text)).toBeUndefined();
      expect(normalIpAddress(text)).toBeUndefined();
    },
  );
});
