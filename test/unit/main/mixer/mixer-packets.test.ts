import { describe, expect, it } from 'vitest';
import { createMixMemory } from '../../../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../../../main/mixer/mixer.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { MixerHarness } from '../../../support/mixer/mixer-harness.ts';
import { channelOf, clickRatio, peak, sine } from '../../../support/signals.ts';

const FRAME = 960;
const tone =
  (frequencyHz: number, amplitude = 0.2) =>
  (tick: number): Float32Array =>
    sine(frequencyHz, amplitude, FRAME, tick * FRAME);

describe('packets', () => {
  it('carry encoded silence for half a second after a sound, then one byte every 400 ms; the clock keeps running, and speech sets the marker', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], (tick) => ((tick >= 10 && tick < 20) || tick >= 90 ? tone(500)(tick) : undefined));
    harness.run(100);
    const sent = harness.packets.filter(({ slot }) => slot === 1);
    expect(sent.filter(({ length }) => length === 1).map(({ tick }) => tick)).toEqual([0, 45, 65, 85]);
    expect(sent.filter(({ length }) => length > 1).map(({ tick }) => tick)).toEqual([
      ...Array.from({ length: 35 }, (_, i) => 10 + i),
      ...Array.from({ length: 10 }, (_, i) => 90 + i),
    ]);
    expect(sent.filter(({ isFirstOfSpurt }) => isFirstOfSpurt).map(({ tick }) => tick)).toEqual([10, 90]);
    for (const packet of sent) expect(packet.rtpTimestamp).toBe(packet.tick * FRAME);
    expect(sent[0]!.firstByte).toBe(0xfc);
    const frames = harness.heardFrames(1);
    expect(peak(frames[9]!)).toBeGreaterThan(0.1);
    expect(frames.slice(10, 35).map(peak)).toEqual(new Array(25).fill(0));
  });

  it('contain nothing for listeners who hear nobody', () => {
    const harness = new MixerHarness();
    for (let slot = 1; slot <= 10; slot++) harness.join(slot, [1_000 * slot, 0, 0], tone(500));
    harness.run(20);
    expect(harness.mixer.stats).toMatchObject({
      ticks: 20,
      encodes: 0,
      mixedPairs: 0,
      decodes: 200,
      silentListeners: 10,
      dtxPackets: 10,
    });
  });

  it('have timestamps that follow the tick number, and wrap', () => {
    const harness = new MixerHarness();
    const rtpTimestamps: number[] = [];
    const sink = {
      emit: (_slot: number, _payload: Uint8Array, _length: number, rtpTimestamp: number) =>
        rtpTimestamps.push(rtpTimestamp),
    };
    const mixer = new Mixer({
      rules: DEFAULT_HEARING_RULES,
      sink: sink as never,
      memory: createMixMemory(2, 1),
      worker: 0,
    });
    harness.join(1, undefined);
    mixer.join(1, { input: harness.inputs.get(1)!, encoder: harness.encoders.get(1)! });
    const first = Math.ceil(2 ** 32 / FRAME) - 1;
    for (let tick = first; tick < first + 21; tick++) mixer.tick(tick, 20 * tick);
    expect(rtpTimestamps).toEqual([first * FRAME, (first + 20) * FRAME - 2 ** 32]);
  });

  it('hold two frames where the limits ask for it, and lose nothing on the way there and back', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [0, 0, 1], (tick) => (tick < 60 ? tone(500)(tick) : undefined));
    harness.run(10);
    harness.mixer.setLimits({ maxHeardSpeakers: 8, complexity: 0, framesPerPacket: 2, isMono: false, sharedSquare: 0 });
    harness.run(25);
    harness.mixer.setLimits({ maxHeardSpeakers: 8, complexity: 0, framesPerPacket: 1, isMono: false, sharedSquare: 0 });
    harness.run(70);
    const sent = harness.packets.filter(({ slot, length }) => slot === 1 && length > 1);
    const pairs = sent.filter(({ firstByte }) => (firstByte & 3) === 1);
    expect(pairs.map(({ tick }) => tick)).toEqual([11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35]);
    for (const { tick, rtpTimestamp } of pairs) expect(rtpTimestamp).toBe((tick - 1) * FRAME);
    expect(harness.heardFrames(1).length).toBe(60 + 25);
    const mono = channelOf(harness.heard(1), 0);
    expect(clickRatio(mono.slice(0, 60 * FRAME), 500, 0.2)).toBeLessThan(2);
    expect(sent.filter(({ isFirstOfSpurt }) => isFirstOfSpurt).length).toBe(1);
  });
});
