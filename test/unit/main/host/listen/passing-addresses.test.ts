import { expect, it } from 'vitest';
import { readPassingAddresses } from '../../../../../main/host/listen/passing-addresses.ts';

it('finds the addresses that do not last, and survives other text', () => {
  const text = [
    '20010db800000001021122fffe334455 02 40 00 00     eth0',
    '20010db8000000018899aabbccddeeff 02 40 00 01     eth0',
    '20010db800000001aaaabbbbccccdddd 02 40 00 21     eth0',
    '20010db8000000020000000000000007 02 40 00 20     eth0',
    '20010db8000000020000000000000008 02 40 00 40     eth0',
    'fd000000000000000000000000000002 04 40 00 82     eth0',
    '00000000000000000000000000000001 01 80 10 80       lo',
    'nonsense',
    '',
  ].join('\n');
  expect([...readPassingAddresses(text)]).toEqual([
    '2001:db8:0:1:8899:aabb:ccdd:eeff',
    '2001:db8:0:1:aaaa:bbbb:cccc:dddd',
    '2001:db8:0:2::7',
    '2001:db8:0:2::8',
  ]);
  expect(readPassingAddresses('').size).toBe(0);
});
