import { describe, expect, it } from 'vitest';
import {
  DTLS_ALERT,
  DTLS_HANDSHAKE,
  encodeDtlsRecord,
  isInitialClientHello,
  isSaneHandshake,
  MAX_HANDSHAKE_MESSAGE_BYTES,
  parseDtlsRecords,
} from '../../../../../main/media/dtls/dtls-records.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

/** One handshake fragment. */
function handshake(type: number, body: Buffer, { messageBytes = body.length, offset = 0 } = {}): Buffer {
  const head = Buffer.alloc(12);
  head[0] = type;
  head.writeUIntBE(messageBytes, 1, 3);
  head.writeUIntBE(offset, 6, 3);
  head.writeUIntBE(body.length, 9, 3);
  return Buffer.concat([head, body]);
}

/** Version, random, session id, cookie, and what follows. */
function clientHello(sessionId: Buffer, cookie: Buffer): Buffer {
  return handshake(
    1,
    Buffer.concat([
      hex('fefd'),
      Buffer.alloc(32, 3),
      Buffer.from([sessionId.length]),
      sessionId,
      Buffer.from([cookie.length]),
      cookie,
      hex('0002c02b0100'),
    ]),
  );
}

describe('DTLS records', () => {
  it('reads all records of a datagram', () => {
    const first = encodeDtlsRecord(DTLS_HANDSHAKE, 0, 2 ** 40, hex('aabb'));
    const second = encodeDtlsRecord(DTLS_ALERT, 1, 7, hex('0100'));

    const records = parseDtlsRecords(Buffer.concat([first, second]))!;

    expect(records).toMatchObject([
      {
        contentType: DTLS_HANDSHAKE,
        version: 0xfefd,
        epoch: 0,
        sequence: 2 ** 40,
        fragment: hex('aabb'),
        bytes: first,
      },
      { contentType: DTLS_ALERT, epoch: 1, sequence: 7, fragment: hex('0100'), bytes: second },
    ]);
  });

  it.each([
    ['a truncated header', '16fefd0000000000000000'],
    ['a fragment beyond the end', '16fefd00000000000000000005aabb'],
    ['an empty fragment', '16fefd00000000000000000000'],
    ['an unknown content type', '18fefd00000000000000000001aa'],
    ['another version', '16030300000000000000000001aa'],
    ['a valid record with garbage after it', '16fefd00000000000000000001aaff'],
  ])('refuses %s', (_what, text) => {
    expect(parseDtlsRecords(hex(text))).toBeUndefined();
  });

  it('accepts a valid handshake', () => {
    expect(isSaneHandshake(handshake(11, Buffer.alloc(500)))).toBe(true);
    expect(isSaneHandshake(Buffer.concat([handshake(16, Buffer.alloc(33)), handshake(15, Buffer.alloc(76))]))).toBe(
      true,
    );
    expect(isSaneHandshake(handshake(11, Buffer.alloc(100), { messageBytes: 300, offset: 200 }))).toBe(true);
    expect(isSaneHandshake(Buffer.alloc(0))).toBe(false);
    expect(isSaneHandshake(handshake(11, Buffer.alloc(100), { messageBytes: 300, offset: 201 }))).toBe(false);
    expect(isSaneHandshake(handshake(11, Buffer.alloc(1), { messageBytes: MAX_HANDSHAKE_MESSAGE_BYTES + 1 }))).toBe(
      false,
    );
    expect(isSaneHandshake(handshake(11, Buffer.alloc(100)).subarray(0, 111))).toBe(false);
  });

  it('distinguishes a first ClientHello from one with a cookie, after any session id', () => {
    expect(isInitialClientHello(clientHello(Buffer.alloc(0), Buffer.alloc(0)))).toBe(true);
    expect(isInitialClientHello(clientHello(Buffer.alloc(32, 1), Buffer.alloc(0)))).toBe(true);
    expect(isInitialClientHello(clientHello(Buffer.alloc(32, 1), Buffer.alloc(20, 2)))).toBe(false);
    expect(isInitialClientHello(handshake(16, Buffer.alloc(100)))).toBe(false);
  });

  it('never throws on garbage', () => {
    fuzz(
      9,
      10_000,
      [encodeDtlsRecord(DTLS_HANDSHAKE, 0, 1, clientHello(Buffer.alloc(3), Buffer.alloc(20)))],
      (packet) => {
        for (const record of parseDtlsRecords(packet) ?? []) {
          isSaneHandshake(record.fragment);
          isInitialClientHello(record.fragment);
        }
      },
    );
  });
});
