import { describe, expect, it } from 'vitest';
import { PacketRing } from '../../../../../main/host/mixing/packet-ring.ts';
import { MAX_OPUS_PAYLOAD_BYTES } from '../../../../../shared/audio-format.ts';

function createRing(capacity: number): { producer: PacketRing; consumer: PacketRing } {
  const memory = PacketRing.allocate(capacity);
  return { producer: new PacketRing(memory), consumer: new PacketRing(memory) };
}

const pushNumbered = (ring: PacketRing, number: number): boolean =>
  ring.push(
    {
      slot: 7,
      sequence: number,
      rtpTimestamp: number * 960,
      timeMs: number * 20,
      isFlagged: number % 2 === 1,
      length: 2,
    },
    Uint8Array.of(0, number, number + 1, 0),
    1,
  );

describe('PacketRing', () => {
  it('hands over a packet with all its fields', () => {
    const { producer, consumer } = createRing(4);
    const record = PacketRing.createRecord();
    const header = {
      slot: 200,
      sequence: 65_535,
      rtpTimestamp: 4_294_967_295,
      timeMs: 12_345.678,
      isFlagged: true,
      length: 3,
    };
    expect(producer.push(header, Uint8Array.of(9, 1, 2, 3, 9), 1)).toBe(true);
    expect(consumer.pop(record)).toBe(true);
    expect({ ...record, payload: [...record.payload.slice(0, record.length)] }).toEqual({
      ...header,
      payload: [1, 2, 3],
    });
    expect(consumer.pop(record)).toBe(false);
  });

  it('hands over a packet without payload, which stands for silence', () => {
    const { producer, consumer } = createRing(4);
    const record = PacketRing.createRecord();
    expect(
      producer.push({ ...PacketRing.createHeader(), slot: 3, sequence: 8, rtpTimestamp: 960 }, new Uint8Array(0), 0),
    ).toBe(true);
    expect(consumer.pop(record)).toBe(true);
    expect([record.slot, record.sequence, record.rtpTimestamp, record.length]).toEqual([3, 8, 960, 0]);
  });

  it('refuses packets that do not fit and keeps the others in order', () => {
    const { producer, consumer } = createRing(4);
    const record = PacketRing.createRecord();
    expect([1, 2, 3, 4, 5].map((number) => pushNumbered(producer, number))).toEqual([true, true, true, true, false]);
    const tooLong = { ...PacketRing.createHeader(), length: MAX_OPUS_PAYLOAD_BYTES + 1 };
    expect(producer.push(tooLong, new Uint8Array(2_000), 0)).toBe(false);
    const popped: number[] = [];
    while (consumer.pop(record)) popped.push(record.sequence);
    expect(popped).toEqual([1, 2, 3, 4]);
  });

  it('works after many turns around the ring', () => {
    const { producer, consumer } = createRing(8);
    const record = PacketRing.createRecord();
    for (let number = 0; number < 1_000; number++) {
      expect(pushNumbered(producer, number % 200)).toBe(true);
      expect(consumer.pop(record)).toBe(true);
      expect(record.payload[0]).toBe(number % 200);
    }
  });
});
