import { expect, test } from 'vitest';
import {
  natPmpResultText,
  readNatPmpAnswer,
  writeNatPmpAddressRequest,
  writeNatPmpMap,
} from '../../../../main/mapping/nat-pmp.ts';
import { fuzz, hex } from '../../../support/fuzz.ts';

/** Written by hand from RFC 6886, sections 3.2 and 3.3. */
const ADDRESS = hex('00 80 0000 0000002a c6336407');
const GRANTED = hex('00 82 0000 0000002a 1e61 9c40 00000e10');

test('writes requests byte for byte', () => {
  expect(Buffer.from(writeNatPmpAddressRequest()).toString('hex')).toBe('0000');
  const request = { transport: 'tcp', internalPort: 7_777, suggestedPort: 7_778, lifetimeSeconds: 3_600 } as const;
  expect(Buffer.from(writeNatPmpMap(request)).toString('hex')).toBe('000200001e611e6200000e10');
});

test('reads an outer address and what was granted', () => {
  expect(readNatPmpAnswer(ADDRESS)).toEqual({
    kind: 'address',
    result: 0,
    epochSeconds: 42,
    externalAddress: '198.51.100.7',
  });
  expect(readNatPmpAnswer(GRANTED)).toEqual({
    kind: 'map',
    result: 0,
    epochSeconds: 42,
    transport: 'tcp',
    internalPort: 7_777,
    externalPort: 40_000,
    lifetimeSeconds: 3_600,
  });
});

test('reads a refusal that has only the result', () => {
  expect(readNatPmpAnswer(hex('00 81 0002 00000001'))).toMatchObject({ kind: 'map', transport: 'udp', result: 2 });
  expect(readNatPmpAnswer(hex('00 80 0003 00000001'))).toMatchObject({ kind: 'address', result: 3 });
  expect(natPmpResultText(2)).toContain('does not allow');
  expect(natPmpResultText(9)).toBe('NAT-PMP result 9');
});

test('does not take requests, other versions and cut answers for answers', () => {
  for (const bytes of [hex('0000'), hex('00 02 0000 1e61 1e62 00000e10'), hex('02 80 0000 0000002a c6336407')])
    expect(readNatPmpAnswer(bytes)).toBeUndefined();
  expect(readNatPmpAnswer(ADDRESS.subarray(0, 11))).toBeUndefined();
  expect(readNatPmpAnswer(GRANTED.subarray(0, 15))).toBeUndefined();
});

test('reads any bytes without throwing', () => {
  fuzz(2, 5_000, [ADDRESS, GRANTED], (packet) => readNatPmpAnswer(packet));
});
