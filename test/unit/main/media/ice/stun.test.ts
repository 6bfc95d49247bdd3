import { describe, expect, it } from 'vitest';
import {
  encodeBindingRequest,
  encodeBindingSuccess,
  hasValidIntegrity,
  parseStun,
  STUN_BINDING_REQUEST,
  STUN_BINDING_SUCCESS,
} from '../../../../../main/media/ice/stun.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

// RFC 5769, section 2: software "STUN test client", user "evtj:h6vY".
const PASSWORD = 'VOkJxbRl1RmTxUk/WvJxBt';
const REQUEST = hex(`
  00010058 2112a442 b7e7a701 bc34d686 fa87dfae 80220010 5354554e 20746573 7420636c 69656e74 00240004 6e0001ff
  80290008 932ff9b1 51263b36 00060009 6576746a 3a683676 59202020 00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249
  c1b571a2 80280004 e57a3bcf`);
const RESPONSE_IPV4 = hex(`
  0101003c 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220 00200008 0001a147 e112a643
  00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7 80280004 c07d4c96`);
const RESPONSE_IPV6 = hex(`
  01010048 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220 00200014 0002a147 0113a9fa
  a5d3f179 bc25f4b5 bed2b9d9 00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41 80280004 c8fb0b4c`);

const TRANSACTION = hex('b7e7a701bc34d686fa87dfae');

function requestWith(overrides: { shouldNominate?: boolean; password?: string } = {}): Buffer {
  return encodeBindingRequest({
    role: 'controlling',
    transactionId: TRANSACTION,
    username: 'host:guest',
    password: PASSWORD,
    priority: 1,
    tieBreaker: Buffer.alloc(8, 5),
    shouldNominate: false,
    ...overrides,
  });
}

describe('STUN', () => {
  it('reads the request of RFC 5769 and finds its integrity valid', () => {
    const message = parseStun(REQUEST)!;

    expect(message).toMatchObject({
      type: STUN_BINDING_REQUEST,
      username: 'evtj:h6vY',
      hasUseCandidate: false,
      transactionId: TRANSACTION,
    });
    expect(hasValidIntegrity(REQUEST, message, PASSWORD)).toBe(true);
    expect(hasValidIntegrity(REQUEST, message, `${PASSWORD}x`)).toBe(false);
  });

  it.each([
    ['IPv4', RESPONSE_IPV4, '192.0.2.1'],
    ['IPv6', RESPONSE_IPV6, '2001:db8:1234:5678:11:2233:4455:6677'],
  ])('reads the %s answer of RFC 5769', (_family, packet, address) => {
    const message = parseStun(packet)!;

    expect(message).toMatchObject({ type: STUN_BINDING_SUCCESS, mappedAddress: { address, port: 32_853 } });
    expect(hasValidIntegrity(packet, message, PASSWORD)).toBe(true);
  });

  it.each(['203.0.113.77', '2001:db8::7', '::ffff:203.0.113.77'])('answers %s with its own address', (address) => {
    const packet = encodeBindingSuccess(TRANSACTION, address, 50_001, PASSWORD)!;
    const message = parseStun(packet)!;

    expect(message.mappedAddress!.port).toBe(50_001);
    expect(message.mappedAddress!.address).toBe(address.replace('::ffff:', ''));
    expect(hasValidIntegrity(packet, message, PASSWORD)).toBe(true);
  });

  it('marks a nomination', () => {
    expect(parseStun(requestWith({ shouldNominate: true }))!.hasUseCandidate).toBe(true);
    expect(parseStun(requestWith())!.hasUseCandidate).toBe(false);
  });

  it('detects every changed byte up to the end of the integrity, and of the fingerprint’s value', () => {
    const unprotected = [100, 101, 102, 103];
    for (let position = 0; position < REQUEST.length; position++) {
      if (unprotected.includes(position)) continue;
      const changed = Buffer.from(REQUEST);
      changed[position]! ^= 1;
      const message = parseStun(changed);
      expect(message === undefined || !hasValidIntegrity(changed, message, PASSWORD), `byte ${position}`).toBe(true);
    }
  });

  it('ignores everything after the integrity', () => {
    const request = requestWith();
    const integrityEnd = request.length - 8;
    const nomination = hex('00250000');
    const forged = Buffer.concat([request.subarray(0, integrityEnd), nomination]);
    forged.writeUInt16BE(forged.length - 20, 2);

    const message = parseStun(forged)!;

    expect(hasValidIntegrity(forged, message, PASSWORD)).toBe(true);
    expect(message.hasUseCandidate).toBe(false);
  });

  it('refuses every cut-off request', () => {
    for (let length = 0; length < REQUEST.length; length++)
      expect(parseStun(REQUEST.subarray(0, length)), `${length} bytes`).toBeUndefined();
  });

  it('never throws, and never accepts an unsigned packet as signed', () => {
    fuzz(1, 5_000, [REQUEST, RESPONSE_IPV4, RESPONSE_IPV6, requestWith({ shouldNominate: true })], (packet) => {
      const message = parseStun(packet);
      if (message !== undefined) hasValidIntegrity(packet, message, 'another password of the right length');
    });
  });
});
