import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../../../main/media/ice/public-address.ts';

describe('isPublicAddress', () => {
  it.each(['203.0.113.9', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2001:db8::1', '2a00::1', '3fff::1'])(
    'knows %s as one of the internet',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.16.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1'],
    ...['2002:7f00:1::', '2001::1', 'localhost', ''],
  ])('keeps away from %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
