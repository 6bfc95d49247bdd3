import { expect, test } from 'vitest';
import { cleanExternalAddress, isBehindAnother } from '../../../../main/mapping/external-address.ts';

test.each(['10.1.2.3', '100.64.0.1', '100.127.255.254', '172.16.0.1', '192.168.1.2', '169.254.3.4', '192.0.0.2'])(
  'knows %s as an address behind another router',
  (address) => expect(isBehindAnother(address)).toBe(true),
);

test.each(['100.63.0.1', '100.128.0.1', '172.32.0.1', '8.8.8.8', '198.51.100.7', ''])(
  'does not take %s for one',
  (address) => expect(isBehindAnother(address)).toBe(false),
);

test.each(['0.0.0.0', '127.0.0.1', '239.1.2.3', '255.255.255.255', '::1', 'router.example', '', '1.2.3', '1.2.3.4.5'])(
  'does not believe a router that says its outer address is %s',
  (address) => expect(cleanExternalAddress(address)).toBe(''),
);

test('keeps an address that a router can have', () => {
  expect(cleanExternalAddress('198.51.100.7')).toBe('198.51.100.7');
  expect(cleanExternalAddress('100.64.0.1')).toBe('100.64.0.1');
});
