import { describe, expect, it } from 'vitest';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import {
  percentile,
  simulate,
  TONE_AMPLITUDE,
  TONE_HZ,
  tonePacket,
  ToneDecoder,
  type SimulatedPacket,
} from '../../../support/mixer/playout-simulation.ts';
import { clickRatio, createRandom, isAllFinite, toneDb } from '../../../support/signals.ts';

const FRAME = 960;
const PACKETS = 3_000;
const MINUTE_MS = 60_000;

/** A minute of packets of 20 ms; `make` returns none, one or several for each. */
function stream(make: (index: number) => SimulatedPacket | readonly SimulatedPacket[] | undefined): SimulatedPacket[] {
  return Array.from({ length: PACKETS }, (_, index) => make(index) ?? []).flat();
}

const concealedShare = (ingest: SpeakerIngest): number => ingest.stats.concealedFrames / PACKETS;

/** How far joins stand out in the sound: a low single digit is smooth, a broken join reaches a hundred. */
const joins = (sound: Float32Array): number => clickRatio(sound, TONE_HZ, TONE_AMPLITUDE);

describe('playout on a clean link', () => {
  it('adds the wait for the tick and two milliseconds, wherever the tick falls', () => {
    for (let tickPhaseMs = 0; tickPhaseMs < 20; tickPhaseMs += 2.5) {
      const random = createRandom(1);
      const { ingest, waitsMs, sound } = simulate({
        tickPhaseMs,
        durationMs: MINUTE_MS,
        packets: stream((index) => ({ index, arrivalMs: 20 * index + random() })),
      });
      expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(23);
      expect(ingest.stats.concealedFrames).toBe(0);
      expect(ingest.stats.targetDelayMs).toBe(2);
      expect(waitsMs.length).toBeGreaterThanOrEqual(PACKETS - 2);
      expect(joins(sound)).toBeLessThan(4);
      expect(toneDb(sound.slice(48_000, 96_000), TONE_HZ)).toBeCloseTo(20 * Math.log10(TONE_AMPLITUDE / Math.SQRT2), 1);
    }
  });

  it('crosses the wraps of sequence number and timestamp unnoticed', () => {
    const { ingest, wasPlaying } = simulate({
      durationMs: MINUTE_MS,
      firstSequence: 65_530,
      firstTimestamp: 2 ** 32 - 5 * FRAME,
      packets: stream((index) => ({ index, arrivalMs: 20 * index })),
    });
    expect(ingest.stats).toMatchObject({ received: PACKETS, late: 0, invalid: 0, duplicate: 0, concealedFrames: 0 });
    expect(wasPlaying.filter(Boolean).length).toBeGreaterThanOrEqual(PACKETS - 2);
  });

  it.each([
    { name: '2.5 ms', toc: 28 << 3, packetSamples: 120 },
    { name: '10 ms', toc: 30 << 3, packetSamples: 480 },
    { name: '60 ms', toc: 11 << 3, packetSamples: 2_880 },
    { name: '120 ms', toc: (11 << 3) | 1, packetSamples: 5_760 },
  ])('plays packets of $name without a gap', ({ toc, packetSamples }) => {
    const packetMs = packetSamples / 48;
    const packets = Array.from({ length: Math.floor(10_000 / packetMs) }, (_, index) => ({
      index,
      toc,
      arrivalMs: packetMs * (index + 1),
    }));
    const { ingest, sound, waitsMs } = simulate({ packets, packetSamples, durationMs: 9_900, tickPhaseMs: 3 });
    expect(ingest.stats).toMatchObject({ invalid: 0, late: 0, concealedFrames: 0, skippedFrames: 0 });
    expect(joins(sound)).toBeLessThan(4);
    expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(43);
  });
});

describe('playout on a bad link', () => {
  it('waits as long as 30 ms of jitter require, and no longer', () => {
    const random = createRandom(2);
    const { ingest, waitsMs, sound } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) => ({ index, arrivalMs: 20 * index + 30 * random() })),
    });
    expect(concealedShare(ingest)).toBeLessThan(0.01);
    expect(percentile(waitsMs, 0.95)).toBeLessThanOrEqual(50);
    expect(joins(sound)).toBeLessThan(6);
  });

  it.each([
    { loss: 0.05, concealed: 0.01 },
    { loss: 0.1, concealed: 0.02 },
    { loss: 0.2, concealed: 0.055 },
  ])('recovers $loss loss by in-band FEC, except for runs', ({ loss, concealed }) => {
    const random = createRandom(3);
    const { ingest, waitsMs, sound } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) =>
        random() < loss ? undefined : { index, arrivalMs: 20 * index + random(), hasFec: true },
      ),
    });
    expect(concealedShare(ingest)).toBeLessThan(concealed);
    expect(ingest.stats.fecFrames / PACKETS).toBeGreaterThan(loss * 0.7);
    expect(percentile(waitsMs, 0.95)).toBeLessThanOrEqual(45);
    expect(joins(sound)).toBeLessThan(6);
  });

  it('recovers 10 % loss by redundant copies, and counts each copy once', () => {
    const random = createRandom(4);
    const { ingest } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) => {
        if (random() < 0.1) return undefined;
        const arrivalMs = 20 * index + random();
        const carrier = { sequence: (65_000 + index) & 0xffff, arrivalMs };
        const copies = [index - 2, index - 1]
          .filter((copied) => copied >= 0)
          .map((copied) => ({ ...carrier, index: copied, isRedundant: true }));
        return [...copies, { ...carrier, index }];
      }),
    });
    expect(concealedShare(ingest)).toBeLessThan(0.01);
    expect(ingest.stats.redundantFramesUsed / PACKETS).toBeGreaterThan(0.07);
    expect(ingest.stats.duplicate).toBe(0);
  });

  it('adds no delay for redundant copies when nothing is lost', () => {
    const { ingest, waitsMs } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) => [
        { index: Math.max(0, index - 1), arrivalMs: 20 * index, isRedundant: true },
        { index, arrivalMs: 20 * index },
      ]),
    });
    expect(ingest.stats).toMatchObject({ targetDelayMs: 2, redundantFramesUsed: 0, duplicate: 0 });
    expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(22);
  });

  it('conceals no more than was lost when nothing can be recovered', () => {
    const random = createRandom(5);
    let lost = 0;
    const packets = stream((index) => {
      if (index > 0 && random() < 0.1) {
        lost++;
        return undefined;
      }
      return { index, arrivalMs: 20 * index };
    });
    const { ingest, sound } = simulate({ durationMs: MINUTE_MS, packets });
    expect(ingest.stats.concealedFrames).toBeLessThanOrEqual(lost);
    expect(joins(sound)).toBeLessThan(6);
  });

  it('puts reordered packets back in order', () => {
    const random = createRandom(6);
    const { ingest, sound } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) => ({ index, arrivalMs: 20 * index + (random() < 0.1 ? 30 : 0) })),
    });
    expect(concealedShare(ingest)).toBeLessThan(0.01);
    expect(joins(sound)).toBeLessThan(6);
  });

  it('survives stalls of 160 ms', () => {
    const { ingest } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) => ({
        index,
        arrivalMs: index % 150 < 8 ? 20 * (index - (index % 150) + 8) : 20 * index,
      })),
    });
    expect(concealedShare(ingest)).toBeLessThan(0.02);
  });

  it('returns to a short delay within half a minute after a bad period', () => {
    const random = createRandom(7);
    const { ingest, waitsMs } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) => ({ index, arrivalMs: 20 * index + (index < 500 ? 60 * random() : 0) })),
    });
    expect(ingest.stats.targetDelayMs).toBe(2);
    expect(percentile(waitsMs.slice(-900), 1)).toBeLessThanOrEqual(33);
  });

  it.each([200, -200])('follows a sender whose clock is %i ppm off', (ppm) => {
    const random = createRandom(8);
    const { ingest, waitsMs, sound } = simulate({
      durationMs: MINUTE_MS,
      packets: stream((index) => ({ index, arrivalMs: 20 * index * (1 + ppm * 1e-6) + random() })),
    });
    expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(33);
    expect(ingest.stats.concealedFrames).toBeLessThanOrEqual(2);
    expect(joins(sound)).toBeLessThan(6);
  });
});

describe('talk spurts', () => {
  it('end in silence within 100 ms, and restart without delay', () => {
    // Talks one second in three; the sender's timestamps stand still in between.
    const packets = Array.from({ length: 200 }, (_, index) => ({
      index,
      arrivalMs: 20 * index + 2_000 * Math.floor(index / 50),
    }));
    const { wasPlaying, sound, ingest, waitsMs } = simulate({ packets, durationMs: 12_000, tickPhaseMs: 5 });
    for (let spurt = 0; spurt < 4; spurt++) {
      const firstTick = spurt * 150;
      expect(wasPlaying.slice(firstTick, firstTick + 2)).toContain(true);
      expect(wasPlaying.slice(firstTick + 2, firstTick + 49)).not.toContain(false);
      expect(wasPlaying.slice(firstTick + 57, firstTick + 149)).not.toContain(true);
    }
    expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(23);
    expect(ingest.stats).toMatchObject({ invalid: 0, late: 0, concealedFrames: 20 });
    expect(joins(sound)).toBeLessThan(6);
  });

  it.each([60, 100, 150, 200, 290])('leave no delay behind when the key is pressed again after %i ms', (pauseMs) => {
    // The timestamps stop between talk spurts: first for this long, then for a second each time.
    const spurts = 10;
    const pausesMs = (spurt: number): number => (spurt === 0 ? 0 : pauseMs + 1_000 * (spurt - 1));
    const packets = Array.from({ length: 50 * spurts }, (_, index) => ({
      index,
      arrivalMs: 20 * index + pausesMs(Math.floor(index / 50)),
    }));
    const { ingest, waitsMs } = simulate({
      packets,
      durationMs: 20 * packets.length + pausesMs(spurts - 1),
      tickPhaseMs: 5,
    });
    expect(percentile(waitsMs.slice(100), 1)).toBeLessThanOrEqual(23);
    expect(ingest.stats.targetDelayMs).toBe(2);
    expect(waitsMs.length).toBeGreaterThanOrEqual(packets.length - 3);
  });

  it.each([50, 100, 160, 200, 290])('lose nothing of any first word when pauses of %i ms repeat', (pauseMs) => {
    const packets = Array.from({ length: 800 }, (_, index) => ({
      index,
      arrivalMs: 20 * index + pauseMs * Math.floor(index / 20),
    }));
    const { ingest, waitsMs } = simulate({ packets, durationMs: packets.at(-1)!.arrivalMs + 40, tickPhaseMs: 5 });
    expect(waitsMs.length - ingest.stats.skippedFrames).toBeGreaterThanOrEqual(packets.length - 4);
    expect(percentile(waitsMs, 0.99)).toBeLessThanOrEqual(23);
  });

  it('are distinguished from loss: a jump of the timestamp alone is silence', () => {
    const packets = Array.from({ length: 100 }, (_, index) => ({
      index: index < 50 ? index : index + 20,
      sequence: index,
      arrivalMs: 20 * (index < 50 ? index : index + 20),
    }));
    const { ingest, wasPlaying } = simulate({ packets, durationMs: 2_400, tickPhaseMs: 5 });
    expect(wasPlaying.slice(60, 68)).not.toContain(true);
    expect(wasPlaying.slice(72, 118)).not.toContain(false);
    // Packets that arrived while the pause could still have been loss, and after the end.
    expect(ingest.stats.concealedFrames).toBeLessThanOrEqual(10);
  });

  it('are not started by the tiny packets of DTX', () => {
    const ingest = new SpeakerIngest({ decoder: new ToneDecoder(), channels: 1 });
    const frame = new Float32Array(FRAME);
    for (let tick = 0; tick < 200; tick++) {
      if (tick % 20 === 0)
        ingest.receive({
          sequence: tick,
          rtpTimestamp: tick * FRAME,
          arrivalMs: 20 * tick,
          payload: Uint8Array.of(31 << 3),
          length: 1,
          isRedundant: false,
        });
      expect(ingest.pull(20 * tick + 10, frame)).toBe(false);
    }
  });
});

describe('hostile senders', () => {
  it('cannot make it throw, and are heard again within a second of behaving', () => {
    const random = createRandom(9);
    const ingest = new SpeakerIngest({ decoder: new ToneDecoder(), channels: 1 });
    const frame = new Float32Array(FRAME);
    const garbage = new Uint8Array(1_500);
    for (let tick = 0; tick < 2_000; tick++) {
      for (let packet = 0; packet < 20; packet++) {
        for (let i = 0; i < 12; i++) garbage[i] = random() * 256;
        const length = Math.floor(random() * 1_400);
        ingest.receive({
          sequence: random() * 65_536,
          rtpTimestamp: random() * 2 ** 32,
          arrivalMs: 20 * tick,
          payload: garbage,
          length,
          isRedundant: random() < 0.3,
        });
      }
      if (ingest.pull(20 * tick + 1, frame)) expect(isAllFinite(frame)).toBe(true);
    }
    let playing = 0;
    for (let tick = 2_000; tick < 2_100; tick++) {
      const packet = tonePacket(tick * FRAME);
      ingest.receive({
        sequence: tick & 0xffff,
        rtpTimestamp: (tick * FRAME) >>> 0,
        arrivalMs: 20 * tick,
        payload: packet,
        length: packet.length,
        isRedundant: false,
      });
      if (ingest.pull(20 * tick + 1, frame) && tick >= 2_050) playing++;
    }
    expect(playing).toBe(50);
  });

  it('gain nothing by sending each packet a hundred times', () => {
    const packets = Array.from({ length: 200 }, (_, index) =>
      Array.from({ length: 100 }, () => ({ index, arrivalMs: 20 * index })),
    ).flat();
    const { ingest, wasPlaying } = simulate({ packets, durationMs: 4_100, tickPhaseMs: 5 });
    expect(ingest.stats.duplicate).toBe(200 * 99);
    expect(wasPlaying.slice(2, 199)).not.toContain(false);
  });

  it.each([
    { name: 'four times too fast', arrivalMs: (index: number) => 5 * index },
    { name: 'four times too slow', arrivalMs: (index: number) => 80 * index },
    { name: 'all at once', arrivalMs: () => 100 },
    {
      name: 'with a clock that jumps by a minute every second',
      arrivalMs: (index: number) => 20 * index + 60_000 * Math.floor(index / 50),
    },
  ])('keep no one waiting when they send $name', ({ arrivalMs }) => {
    const { waitsMs, sound } = simulate({
      durationMs: 20_000,
      packets: stream((index) => ({ index, arrivalMs: arrivalMs(index) % 20_000 })),
    });
    expect(isAllFinite(sound)).toBe(true);
    expect(percentile(waitsMs, 0.95)).toBeLessThan(200);
  });

  it('recover from a jump of their timestamps within a second', () => {
    const { wasPlaying } = simulate({
      durationMs: 10_000,
      packets: stream((index) => ({
        index,
        arrivalMs: 20 * index,
        rtpTimestamp: (FRAME * index + (index >= 250 ? 987_654_321 : 0)) >>> 0,
      })),
    });
    expect(wasPlaying.slice(300, 499)).not.toContain(false);
  });
});
