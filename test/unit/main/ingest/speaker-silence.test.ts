import { describe, expect, it } from 'vitest';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import {
  percentile,
  simulate,
  TONE_AMPLITUDE,
  TONE_HZ,
  ToneDecoder,
  type SimulatedPacket,
} from '../../../support/mixer/playout-simulation.ts';
import { clickRatio, createRandom, rmsDb, toneDb } from '../../../support/signals.ts';

const FRAME = 960;
const TONE_DB = 20 * Math.log10(TONE_AMPLITUDE / Math.SQRT2);

/** One second of tone, one of declared silence, and so on. */
function alternating(
  count: number,
  change: (packet: SimulatedPacket) => SimulatedPacket | undefined = (packet) => packet,
): SimulatedPacket[] {
  return Array.from(
    { length: count },
    (_, index) => change({ index, arrivalMs: 20 * index, isSilent: isInSilence(index) }) ?? [],
  ).flat();
}

function isInSilence(index: number): boolean {
  return Math.floor(index / 50) % 2 === 1;
}

describe('packets that their sender declared silent', () => {
  it('are silence, not loss, and cost no call of the decoder', () => {
    const packets = Array.from({ length: 500 }, (_, index) => ({ index, arrivalMs: 20 * index, isSilent: true }));
    const { ingest, decoder, wasPlaying } = simulate({ packets, durationMs: 10_020, tickPhaseMs: 5 });
    expect(wasPlaying).not.toContain(true);
    expect([decoder.decodeCount, decoder.concealCount]).toEqual([0, 0]);
    expect(ingest.stats).toMatchObject({
      received: 500,
      late: 0,
      invalid: 0,
      duplicate: 0,
      concealedFrames: 0,
      targetDelayMs: 2,
    });
  });

  it('end the preceding sound without a click, and let the next sound begin when it is due', () => {
    const { ingest, decoder, wasPlaying, sound, waitsMs } = simulate({
      packets: alternating(400),
      durationMs: 8_020,
      tickPhaseMs: 5,
    });
    for (let second = 0; second < 8; second++) {
      const first = second * 50;
      const isSilent = second % 2 === 1;
      // The first tick of a silence holds the end of the fade.
      expect(wasPlaying.slice(first + 1, first + 50)).not.toContain(isSilent);
      const middle = sound.slice((first + 5) * FRAME, (first + 45) * FRAME);
      expect(isSilent ? rmsDb(middle) : toneDb(middle, TONE_HZ)).toBeCloseTo(isSilent ? -120 : TONE_DB, 1);
    }
    expect(clickRatio(sound, TONE_HZ, TONE_AMPLITUDE)).toBeLessThan(6);
    expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(23);
    expect([decoder.decodeCount, decoder.concealCount]).toEqual([200, 4]);
    expect(ingest.stats).toMatchObject({ late: 0, concealedFrames: 0, fecFrames: 0 });
  });

  it('train the delay for the link before there is anything to hear', () => {
    const random = createRandom(1);
    const packets = alternating(1_000, (packet) => ({
      ...packet,
      isSilent: packet.index < 900,
      arrivalMs: packet.arrivalMs + 30 * random(),
    }));
    const { ingest, decoder } = simulate({ packets, durationMs: 20_050 });
    expect(ingest.stats.concealedFrames).toBeLessThanOrEqual(6);
    expect(decoder.decodeCount).toBeGreaterThanOrEqual(98);
  });

  it('keep the place of the next packet when it is late, and let FEC recover it when it is lost', () => {
    const late = simulate({
      packets: alternating(400, (packet) =>
        packet.index % 100 === 0 && packet.index > 0 ? { ...packet, arrivalMs: packet.arrivalMs + 18 } : packet,
      ),
      durationMs: 8_050,
    });
    expect([late.decoder.decodeCount, late.ingest.stats.late]).toEqual([200, 0]);
    const lost = simulate({
      packets: alternating(400, (packet) =>
        packet.index % 100 === 0 && packet.index > 0 ? undefined : { ...packet, hasFec: packet.isSilent !== true },
      ),
      durationMs: 8_050,
    });
    expect(lost.ingest.stats).toMatchObject({ fecFrames: 3, late: 0 });
  });

  it('may be lost, late or duplicated without harm', () => {
    const random = createRandom(2);
    const packets = alternating(1_000, (packet) => (packet.isSilent === true && random() < 0.2 ? undefined : packet));
    const { ingest, waitsMs } = simulate({ packets, durationMs: 20_000, tickPhaseMs: 5 });
    expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(43);
    expect(percentile(waitsMs, 0.9)).toBeLessThanOrEqual(23);
    // When a lost packet follows the tone's last one, it might have been speech, so it is concealed.
    expect(ingest.stats.concealedFrames).toBeLessThanOrEqual(12);
    const doubled = simulate({ packets: alternating(200).flatMap((packet) => [packet, packet]), durationMs: 4_000 });
    expect(doubled.ingest.stats).toMatchObject({ received: 400, duplicate: 200, late: 0 });
    const late = simulate({
      packets: alternating(200, (packet) =>
        packet.index === 60 ? { ...packet, arrivalMs: packet.arrivalMs + 300 } : packet,
      ),
      durationMs: 4_000,
    });
    expect(late.ingest.stats).toMatchObject({ late: 1, concealedFrames: 0 });
  });

  it("leave the caller's output untouched, as silence always does", () => {
    const ingest = new SpeakerIngest({ decoder: new ToneDecoder(), channels: 1 });
    const output = new Float32Array(FRAME).fill(7);
    for (let tick = 0; tick < 20; tick++) {
      ingest.receiveSilence(tick, tick * FRAME, 20 * tick);
      expect(ingest.pull(20 * tick + 5, output)).toBe(false);
    }
    expect(output.every((sample) => sample === 7)).toBe(true);
  });
});

describe('DTX packets', () => {
  it.each([
    { name: 'one byte', payload: Uint8Array.of(15 << 3) },
    { name: 'two bytes', payload: Uint8Array.of(15 << 3, 0) },
  ])('of $name are dropped before the decoder', ({ payload }) => {
    const packets = alternating(400, ({ index, arrivalMs }) =>
      isInSilence(index) ? { index, arrivalMs, payload } : { index, arrivalMs },
    );
    const { ingest, decoder, wasPlaying, sound } = simulate({ packets, durationMs: 8_020, tickPhaseMs: 5 });
    expect([decoder.decodeCount, decoder.concealCount]).toEqual([200, 4]);
    expect(wasPlaying.slice(53, 99)).not.toContain(true);
    expect(ingest.stats.concealedFrames).toBe(0);
    expect(clickRatio(sound, TONE_HZ, TONE_AMPLITUDE)).toBeLessThan(6);
  });

  it('may be as long as 120 ms', () => {
    const sixFrames = Uint8Array.of((15 << 3) | 3, 6);
    const packets = Array.from({ length: 100 }, (_, index) => ({ index, arrivalMs: 120 * index, payload: sixFrames }));
    const { ingest, decoder, wasPlaying } = simulate({
      packets,
      packetSamples: 6 * FRAME,
      durationMs: 12_000,
      tickPhaseMs: 5,
    });
    expect(wasPlaying).not.toContain(true);
    expect([decoder.decodeCount, ingest.stats.late, ingest.stats.invalid]).toEqual([0, 0, 0]);
  });

  it('are followed by equally good sound when only the first arrives', () => {
    const packets = alternating(400, ({ index, arrivalMs }) => {
      if (!isInSilence(index)) return { index, arrivalMs, sequence: sequenceWithPauses(index) };
      return index % 50 === 0
        ? { index, arrivalMs, sequence: sequenceWithPauses(index), payload: Uint8Array.of(15 << 3) }
        : undefined;
    });
    const { ingest, decoder, sound, waitsMs } = simulate({ packets, durationMs: 8_020, tickPhaseMs: 5 });
    expect([decoder.decodeCount, decoder.concealCount]).toEqual([200, 4]);
    expect(percentile(waitsMs, 1)).toBeLessThanOrEqual(23);
    expect(ingest.stats.concealedFrames).toBe(0);
    expect(toneDb(sound.slice(105 * FRAME, 145 * FRAME), TONE_HZ)).toBeCloseTo(TONE_DB, 1);
  });
});

/** Of each second of silence only the first packet is sent. */
function sequenceWithPauses(index: number): number {
  return 51 * Math.floor(index / 100) + Math.min(50, index % 100);
}
