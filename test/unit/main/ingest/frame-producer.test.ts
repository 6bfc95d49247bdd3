import { describe, expect, it } from 'vitest';
import { FrameProducer } from '../../../../main/ingest/frame-producer.ts';
import { IngestStats } from '../../../../main/ingest/ingest-stats.ts';
import { PacketStore } from '../../../../main/ingest/packet-store.ts';
import { TONE_AMPLITUDE, TONE_HZ, tonePacket, ToneDecoder } from '../../../support/mixer/playout-simulation.ts';
import { clickRatio, concatenate, peak, sine } from '../../../support/signals.ts';

const FRAME = 960;

/** A producer that has stored the frames `indices`, each a packet of 20 ms; `frame` makes the next one. */
function create(
  indices: readonly number[],
  fecIndices: readonly number[] = [],
  sequenceOf: (index: number) => number = (index) => index,
) {
  const store = new PacketStore();
  const stats = new IngestStats();
  for (const index of indices)
    store.insert(
      index * FRAME,
      sequenceOf(index),
      FRAME,
      tonePacket(index * FRAME, undefined, fecIndices.includes(index)),
      7,
      false,
      0,
    );
  const producer = new FrameProducer(store, stats, new ToneDecoder(), 1);
  producer.begin(indices[0]! * FRAME, 0);
  const frame = (slack = 100): Float32Array => {
    const output = new Float32Array(FRAME);
    producer.fillFrame(slack);
    producer.fifo.read(output, FRAME);
    return output;
  };
  return { stats, producer, frame };
}

/** The largest difference between two sounds. */
function distance(actual: Float32Array, expected: Float32Array): number {
  return peak(actual.map((sample, index) => sample - expected[index]!));
}

describe('sound from packets with gaps', () => {
  it('equals the packets when none is missing, except for 5 ms of fade-in', () => {
    const { frame } = create([0, 1]);
    const sound = concatenate([frame(), frame()]);
    expect(distance(sound.slice(240), sine(TONE_HZ, TONE_AMPLITUDE, 2 * FRAME).slice(240))).toBeLessThan(1e-6);
    expect(sound[0]).toBe(0);
  });

  it('takes a missing frame from the FEC of the next packet', () => {
    const { frame, stats } = create([0, 2], [2]);
    frame();
    expect(distance(frame(), sine(TONE_HZ, TONE_AMPLITUDE, FRAME, FRAME))).toBeLessThan(1e-6);
    expect(stats).toMatchObject({ fecFrames: 1, concealedFrames: 0 });
  });

  it('takes the end of a missing frame from FEC when its beginning is already concealed', () => {
    const store = new PacketStore();
    const decoder = new ToneDecoder();
    const stats = new IngestStats();
    const producer = new FrameProducer(store, stats, decoder, 1);
    store.insert(0, 0, FRAME, tonePacket(0), 7, false, 0);
    producer.begin(0, FRAME / 2);
    const output = new Float32Array(FRAME);
    const recovered: number[] = [];
    producer.fillFrame(0);
    producer.fifo.read(output, FRAME);
    producer.fillFrame(0);
    producer.fifo.read(output, FRAME);
    store.insert(2 * FRAME, 2, FRAME, tonePacket(2 * FRAME, undefined, true), 7, false, 0);
    decoder.onDecode = (firstSample) => recovered.push(firstSample);
    producer.fillFrame(0);
    producer.fifo.read(output, FRAME);
    expect(recovered).toEqual([FRAME, 2 * FRAME]);
    expect([stats.concealedFrames, stats.fecFrames]).toEqual([0.5, 0.5]);
    expect(
      distance(output.slice(300), sine(TONE_HZ, TONE_AMPLITUDE, FRAME, FRAME + FRAME / 2).slice(300)),
    ).toBeLessThan(1e-6);
  });

  it('conceals the first of two missing frames and recovers the second', () => {
    const { frame, stats } = create([0, 3], [3]);
    const sound = concatenate([frame(), frame(), frame(), frame()]);
    expect(stats).toMatchObject({ fecFrames: 1, concealedFrames: 1 });
    expect(clickRatio(sound.slice(240), TONE_HZ, TONE_AMPLITUDE)).toBeLessThan(4);
  });

  it('fades out over five frames when nothing arrives, and reports it', () => {
    const { frame, stats, producer } = create([0]);
    const peaks = Array.from({ length: 6 }, () => peak(frame()));
    expect(peaks[1]).toBeGreaterThan(0.45);
    for (let i = 2; i < 6; i++) expect(peaks[i]).toBeLessThan(peaks[i - 1]!);
    expect(producer.hasEnded).toBe(true);
    expect(stats.concealedFrames).toBeCloseTo(5, 6);
  });

  it('stretches before a late packet while the delay is too short, and continues otherwise', () => {
    const held = create([0]);
    held.frame();
    held.frame(-1);
    expect([held.producer.readPosition, held.stats.insertedFrames]).toEqual([FRAME, 1]);
    const passed = create([0]);
    passed.frame();
    passed.frame(0);
    expect([passed.producer.readPosition, passed.stats.insertedFrames]).toEqual([2 * FRAME, 0]);
  });

  it('stretches before a packet that may not have been made yet, however long the delay is', () => {
    const { producer, stats } = create([0]);
    for (let tick = 0; tick < 2; tick++) {
      producer.fillFrame(100, true);
      producer.fifo.read(new Float32Array(FRAME), FRAME);
    }
    expect([producer.readPosition, stats.insertedFrames]).toEqual([FRAME, 1]);
  });

  it('counts the frames in a row that begin with sound and end in concealment', () => {
    const store = new PacketStore();
    const producer = new FrameProducer(store, new IngestStats(), new ToneDecoder(), 1);
    store.insert(0, 0, FRAME, tonePacket(0), 7, false, 0);
    producer.begin(0, 240);
    const insert = (index: number): void =>
      store.insert(FRAME * index, index, FRAME, tonePacket(FRAME * index), 7, false, 0);
    const shortFrames = Array.from({ length: 5 }, (_, tick) => {
      // Packets 1 and 2 come after the tick that needs their first samples, packet 3 before it.
      if (tick === 3) insert(3);
      producer.fillFrame(100);
      producer.fifo.read(new Float32Array(FRAME), FRAME);
      if (tick === 1 || tick === 2) insert(tick);
      return producer.shortFrames;
    });
    expect(shortFrames).toEqual([0, 1, 2, 0, 1]);
  });

  it("is silent in a sender's pause, and does not count it as loss", () => {
    const { frame, stats, producer } = create([0, 20], [], (index) => (index === 0 ? 7 : 8));
    for (let i = 0; i < 6; i++) frame();
    expect(producer.hasEnded).toBe(true);
    expect(stats.concealedFrames).toBe(0);
  });
});

describe('how long packets waited', () => {
  /** Frames 0 to 2, which arrived at 5, 30 and 45 ms, played at ticks from 60 ms on after `silentSamples`. */
  function waits(silentSamples: number, redundantIndex = -1): IngestStats {
    const store = new PacketStore();
    const stats = new IngestStats();
    [5, 30, 45].forEach((arrivalMs, index) =>
      store.insert(index * FRAME, index, FRAME, tonePacket(index * FRAME), 7, index === redundantIndex, arrivalMs),
    );
    const producer = new FrameProducer(store, stats, new ToneDecoder(), 1);
    producer.begin(0, silentSamples);
    for (let tick = 0; tick < 3; tick++) {
      producer.nowMs = 60 + 20 * tick;
      producer.fillFrame(100);
      producer.fifo.read(new Float32Array(FRAME), FRAME);
    }
    return stats;
  }

  it('is the time from their arrival to the tick that plays them', () => {
    expect(waits(0)).toMatchObject({ playedPackets: 3, waitMs: 55 + 50 + 55 });
  });

  it('includes how far their first sample lies behind the tick', () => {
    expect(waits(FRAME / 2)).toMatchObject({ playedPackets: 3, waitMs: 65 + 60 + 65 });
  });

  it('does not count redundant copies, which came with another packet', () => {
    expect(waits(0, 1)).toMatchObject({ playedPackets: 2, waitMs: 55 + 55 });
  });
});
