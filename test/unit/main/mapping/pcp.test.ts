import { expect, test } from 'vitest';
import {
  pcpResultText,
  readPcpAnswer,
  writePcpAnnounce,
  writePcpMap,
  type PcpMapRequest,
} from '../../../../main/mapping/pcp.ts';
import { fuzz, hex } from '../../../support/fuzz.ts';

const NONCE = hex('000102030405060708090a0b');
const REQUEST: PcpMapRequest = {
  clientAddress: '192.168.7.10',
  nonce: NONCE,
  transport: 'udp',
  internalPort: 7_777,
  suggestedPort: 7_778,
  suggestedAddress: '',
  lifetimeSeconds: 3_600,
};
/** Written by hand from RFC 6887, figures 3, 9 and 10. */
const GRANTED = hex(`02 81 00 00  00000e10  0000002a  000000000000000000000000
  000102030405060708090a0b  11 000000  1e61 9c40  00000000000000000000ffff c6336407`);

test('writes a request for IPv4 byte for byte', () => {
  expect(Buffer.from(writePcpMap(REQUEST)).toString('hex')).toBe(
    hex(`02 01 0000  00000e10  00000000000000000000ffff c0a8070a
      000102030405060708090a0b  11 000000  1e61 1e62  00000000000000000000ffff 00000000`).toString('hex'),
  );
});

test('asks an IPv6 router for any IPv6 address, and suggests an earlier one', () => {
  const clientAddress = '2001:db8::10';
  const any = Buffer.from(writePcpMap({ ...REQUEST, clientAddress, transport: 'tcp' }));
  expect(any.subarray(8, 24).toString('hex')).toBe('20010db8000000000000000000000010');
  expect(any[36]).toBe(6);
  expect(any.subarray(44)).toEqual(Buffer.alloc(16));
  const again = Buffer.from(writePcpMap({ ...REQUEST, suggestedAddress: '198.51.100.7' }));
  expect(again.subarray(56).toString('hex')).toBe('c6336407');
});

test('reads what was granted', () => {
  expect(readPcpAnswer(GRANTED)).toEqual({
    result: 0,
    lifetimeSeconds: 3_600,
    epochSeconds: 42,
    map: {
      nonce: new Uint8Array(NONCE),
      transport: 'udp',
      internalPort: 7_777,
      externalPort: 40_000,
      externalAddress: '198.51.100.7',
    },
  });
});

test('reads a refusal that has only the header', () => {
  expect(readPcpAnswer(hex('02 81 00 08  0000001e  00000001  000000000000000000000000'))).toEqual({
    result: 8,
    lifetimeSeconds: 30,
    epochSeconds: 1,
    map: undefined,
  });
  expect(pcpResultText(8)).toContain('no room');
  expect(pcpResultText(200)).toBe('PCP result 200');
});

test('does not take requests, other versions and oversized messages for answers', () => {
  expect(readPcpAnswer(writePcpMap(REQUEST))).toBeUndefined();
  expect(readPcpAnswer(writePcpAnnounce('192.168.7.10'))).toBeUndefined();
  expect(readPcpAnswer(GRANTED.subarray(0, 23))).toBeUndefined();
  expect(readPcpAnswer(Buffer.concat([GRANTED, Buffer.alloc(1_100)]))).toBeUndefined();
  expect(readPcpAnswer(hex('00 81 0001 00000000'))).toBeUndefined();
});

test('reads any bytes without throwing', () => {
  fuzz(1, 5_000, [GRANTED], (packet) => readPcpAnswer(packet));
});
