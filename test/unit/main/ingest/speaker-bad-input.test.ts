import { createEncoder, Application } from 'libopus-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOpus, type OpusCodec } from '../../../../main/media/opus/opus.ts';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import { TONE_AMPLITUDE, TONE_HZ, tonePacket, ToneDecoder } from '../../../support/mixer/playout-simulation.ts';
import { createRandom, isAllFinite, rmsDb, sine, toneDb } from '../../../support/signals.ts';

const FRAME = 960;
const BAD_TICKS = 500;
const GOOD_TICKS = 100;
const HYBRID_20_MS_TOC = 15 << 3;
const CELT_2_5_MS_TOC = 28 << 3;
const SILK_120_MS_TOC = (11 << 3) | 1;
/** 160 ms of margin, 20 ms of frame, 160 ms until a backlog is dropped. */
const LONGEST_DELAY_MS = 340;
/** The base follows a sender that gets later and later; packets that are 1 s later start a new timeline. */
const LONGEST_DELAY_BEHIND_MS = 1_020;

interface BadPacket {
  readonly sequence: number;
  readonly rtpTimestamp: number;
  readonly payload: Uint8Array;
  readonly length?: number;
}

type Sender = (tick: number, random: () => number) => readonly BadPacket[];

function tone(index: number, toc = HYBRID_20_MS_TOC, packetSamples = FRAME): BadPacket {
  return {
    sequence: index,
    rtpTimestamp: index * packetSamples,
    payload: tonePacket((index * packetSamples) >>> 0, toc),
  };
}

/** The packets of one tick from a sender whose clock runs `rate` times as fast as the host's. */
function atRate(rate: number): Sender {
  return (tick) =>
    Array.from({ length: Math.floor((tick + 1) * rate) - Math.floor(tick * rate) }, (_, i) =>
      tone(Math.floor(tick * rate) + i),
    );
}

const SENDERS: readonly { readonly name: string; readonly send: Sender; readonly getsLater?: true }[] = [
  { name: 'packets twice as fast as allowed', send: atRate(2) },
  { name: 'packets at half the rate', send: atRate(0.5), getsLater: true },
  { name: 'packets from a clock 5 % fast', send: atRate(1.05) },
  { name: 'packets from a clock 5 % slow', send: atRate(0.95) },
  {
    name: 'packets with random timestamps',
    send: (tick, random) => [{ ...tone(tick), rtpTimestamp: random() * 2 ** 32 }],
  },
  {
    name: 'packets whose timestamps sometimes jump by a second',
    send: (tick) => [{ ...tone(tick), rtpTimestamp: tick * FRAME + 48_000 * Math.floor(tick / 40) }],
  },
  { name: 'packets with a constant timestamp', send: (tick) => [{ ...tone(tick), rtpTimestamp: 7 }], getsLater: true },
  {
    name: 'packets whose timestamps run backwards',
    send: (tick) => [{ ...tone(tick), rtpTimestamp: -tick * FRAME }],
    getsLater: true,
  },
  {
    name: 'packets with random sequence numbers',
    send: (tick, random) => [{ ...tone(tick), sequence: random() * 65_536 }],
  },
  { name: 'packets with a constant sequence number', send: (tick) => [{ ...tone(tick), sequence: 9 }] },
  {
    name: 'frames of 2.5 ms',
    send: (tick) => Array.from({ length: 8 }, (_, i) => tone(8 * tick + i, CELT_2_5_MS_TOC, 120)),
  },
  { name: 'frames of 120 ms', send: (tick) => (tick % 6 === 0 ? [tone(tick / 6, SILK_120_MS_TOC, 5_760)] : []) },
  {
    name: 'frames of 120 ms every 20 ms',
    send: (tick) => [{ ...tone(tick), payload: tonePacket(tick * FRAME, SILK_120_MS_TOC) }],
  },
  {
    name: 'frames of changing length',
    send: (tick) => [tone(tick, [HYBRID_20_MS_TOC, SILK_120_MS_TOC, CELT_2_5_MS_TOC][tick % 3])],
  },
  { name: 'empty packets', send: (tick) => [{ ...tone(tick), length: 0 }] },
  { name: 'packets of 1,500 bytes', send: (tick) => [{ ...tone(tick), payload: new Uint8Array(1_500).fill(0xff) }] },
  { name: 'packets that claim more than they hold', send: (tick) => [{ ...tone(tick), length: 60_000 }] },
];

function deliver(
  ingest: SpeakerIngest,
  { sequence, rtpTimestamp, payload, length }: BadPacket,
  arrivalMs: number,
): void {
  ingest.receive({
    sequence: sequence & 0xffff,
    rtpTimestamp: rtpTimestamp >>> 0,
    arrivalMs,
    payload,
    length: length ?? payload.length,
    isRedundant: false,
  });
}

describe('a sender of', () => {
  it.each(SENDERS)('$name does no harm, and is heard again within a second of behaving', ({ send, getsLater }) => {
    const random = createRandom(1);
    const ingest = new SpeakerIngest({ decoder: new ToneDecoder(), channels: 1 });
    const output = new Float32Array(FRAME);
    for (let tick = 0; tick < BAD_TICKS; tick++) {
      for (const packet of send(tick, random)) deliver(ingest, packet, 20 * tick);
      // Declared silence is as wrong as the rest.
      if (tick % 7 === 0) ingest.receiveSilence((tick * 31) & 0xffff, (tick * 12_345) >>> 0, 20 * tick);
      if (ingest.pull(20 * tick + 5, output)) expect(isAllFinite(output)).toBe(true);
      expect(ingest.stats.delayMs).toBeLessThan(getsLater ? LONGEST_DELAY_BEHIND_MS : LONGEST_DELAY_MS);
    }
    let heard = 0;
    for (let tick = BAD_TICKS; tick < BAD_TICKS + GOOD_TICKS; tick++) {
      deliver(ingest, tone(tick), 20 * tick);
      if (ingest.pull(20 * tick + 5, output) && tick >= BAD_TICKS + 50 && rmsDb(output) > -12) heard++;
    }
    expect(heard).toBeGreaterThanOrEqual(49);
  });
});

describe('with real Opus', () => {
  let opus: OpusCodec;
  beforeAll(async () => {
    opus = await loadOpus();
  });

  /** One second of a tone at `rateHz` through an encoder of that bandwidth, an ingest and a mono decoder. */
  async function play(rateHz: 8_000 | 12_000 | 16_000 | 24_000 | 48_000, channels: 1 | 2): Promise<Float32Array> {
    const encoder = await createEncoder({
      application: Application.Voip,
      bitrate: 24_000,
      channels,
      sampleRate: rateHz,
    });
    const ingest = new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 });
    const samples = rateHz / 50;
    const sound = new Float32Array(50 * FRAME);
    const output = new Float32Array(FRAME);
    for (let tick = 0; tick < 50; tick++) {
      const frame = new Float32Array(samples * channels);
      for (let i = 0; i < frame.length; i++)
        frame[i] =
          TONE_AMPLITUDE * Math.sin((2 * Math.PI * TONE_HZ * (tick * samples + Math.floor(i / channels))) / rateHz);
      const packet = encoder.encodeFloat(frame, { maxPacketBytes: 1_275 });
      ingest.receive({
        sequence: tick,
        rtpTimestamp: tick * FRAME,
        arrivalMs: 20 * tick,
        payload: packet,
        length: packet.length,
        isRedundant: false,
      });
      if (ingest.pull(20 * tick + 5, output)) sound.set(output, tick * FRAME);
    }
    encoder.free();
    ingest.free();
    return sound.slice(20 * FRAME);
  }

  const toneLevelDb = rmsDb(sine(TONE_HZ, TONE_AMPLITUDE, 48_000));

  it.each([8_000, 12_000, 16_000, 24_000, 48_000] as const)('a sender at %i Hz is heard at 48,000', async (rateHz) => {
    expect(Math.abs(toneDb(await play(rateHz, 1), TONE_HZ) - toneLevelDb)).toBeLessThan(1.5);
  });

  it('a sender in stereo is heard in mono', async () => {
    expect(Math.abs(toneDb(await play(48_000, 2), TONE_HZ) - toneLevelDb)).toBeLessThan(1.5);
  });
});
