import { describe, expect, it } from 'vitest';
import { encodeBindingRequest, encodePlainBindingRequest, parseStun } from '../../../../main/media/ice/stun.ts';
import { answerStun } from '../../../../main/rendezvous/answer-stun.ts';

const TRANSACTION = Buffer.from('0123456789abcdef01234567', 'hex');
const request = encodePlainBindingRequest(TRANSACTION);

function withAttribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  const packet = Buffer.concat([request, head, value]);
  packet.writeUInt16BE(packet.length - 20, 2);
  return packet;
}

describe('answerStun', () => {
  it.each([
    ['203.0.113.9', 32],
    ['2001:db8:0:0:0:0:0:9', 44],
  ])('tells %s its address, in %i bytes', (address, bytes) => {
    const answer = answerStun(request, address, 50_000) ?? Buffer.alloc(0);
    expect(answer).toHaveLength(bytes);
    expect(parseStun(answer)).toMatchObject({ type: 0x0101, mappedAddress: { port: 50_000 } });
    expect(parseStun(answer)?.transactionId.toString('hex')).toBe(TRANSACTION.toString('hex'));
  });

  it('says nothing of attributes that it may ignore', () => {
    const software = withAttribute(0x8022, Buffer.from('abcd'));
    expect(answerStun(software, '203.0.113.9', 1)).toEqual(answerStun(request, '203.0.113.9', 1));
  });

  it('stays silent about ICE checks and about requests to answer from elsewhere', () => {
    const check = encodeBindingRequest({
      role: 'controlling',
      transactionId: TRANSACTION,
      username: 'a:b',
      password: 'c',
      priority: 1,
      tieBreaker: Buffer.alloc(8),
      shouldNominate: false,
    });
    for (const packet of [check, withAttribute(0x0003, Buffer.of(0, 0, 0, 6)), withAttribute(0x0027, Buffer.alloc(4))])
      expect(answerStun(packet, '203.0.113.9', 1)).toBeUndefined();
  });

  it('stays silent about everything that is no Binding request', () => {
    const response = answerStun(request, '203.0.113.9', 1) ?? Buffer.alloc(0);
    const allocate = Buffer.from(request);
    allocate.writeUInt16BE(0x0003, 0);
    const long = withAttribute(0x8022, Buffer.alloc(200));
    const shorter = Array.from({ length: 20 }, (_, length) => request.subarray(0, length));
    for (const packet of [response, allocate, long, Buffer.alloc(40, 0xff), ...shorter])
      expect(answerStun(packet, '203.0.113.9', 1)).toBeUndefined();
  });
});
