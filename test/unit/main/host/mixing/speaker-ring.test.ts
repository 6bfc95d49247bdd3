import { describe, expect, it } from 'vitest';
import { PacketRing } from '../../../../../main/host/mixing/packet-ring.ts';
import { SpeakerRing } from '../../../../../main/host/mixing/speaker-ring.ts';

describe('SpeakerRing', () => {
  it('carries each field of a packet to the field of the record that means the same', () => {
    const memory = PacketRing.allocate(4);
    const consumer = new PacketRing(memory);
    const record = PacketRing.createRecord();
    // Every number is different, so a swap of any two shows.
    const packet = {
      slot: 7,
      sequence: 65_001,
      rtpTimestamp: 4_000_000_002,
      arrivalMs: 1_234.5,
      payload: Uint8Array.of(9, 9, 21, 22, 23, 9),
      offset: 2,
      length: 3,
      isRedundant: true,
    };
    const ring = new SpeakerRing(memory);
    expect(ring.push(packet)).toBe(true);
    expect(ring.push({ ...packet, isRedundant: false })).toBe(true);
    expect(consumer.pop(record)).toBe(true);
    expect({ ...record, payload: [...record.payload.slice(0, record.length)] }).toEqual({
      slot: 7,
      sequence: 65_001,
      rtpTimestamp: 4_000_000_002,
      timeMs: 1_234.5,
      isFlagged: true,
      length: 3,
      payload: [21, 22, 23],
    });
    expect(consumer.pop(record)).toBe(true);
    expect(record.isFlagged).toBe(false);
  });
});
