import { describe, expect, it } from 'vitest';
import { MixerHarness } from '../../../support/mixer/mixer-harness.ts';
import { placementAt } from '../../../support/lobby/placement.ts';
import { sine, toneDb } from '../../../support/signals.ts';

const FRAME = 960;
const tone =
  (frequencyHz: number) =>
  (tick: number): Float32Array =>
    sine(frequencyHz, 0.2, FRAME, tick * FRAME);

describe('participants who come and go', () => {
  it('free their resources after their last frame has faded', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(5);
    harness.mixer.leave(2);
    expect(harness.inputs.get(2)!.isFreed).toBe(false);
    harness.run(1);
    expect([
      harness.inputs.get(2)!.isFreed,
      [...harness.encoders.values()].filter(({ isFreed }) => isFreed).length,
    ]).toEqual([true, 1]);
    expect(harness.packets.some(({ slot, tick }) => slot === 2 && tick >= 5)).toBe(false);
    harness.mixer.close();
    expect([...harness.encoders.values()].every(({ isFreed }) => isFreed)).toBe(true);
  });

  it('leave no trace for the next owner of their slot', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0]);
    harness.join(2, [1, 0, 0], tone(500));
    harness.run(5);
    harness.mixer.leave(2);
    const old = harness.inputs.get(2)!;
    harness.join(2, undefined, tone(900));
    expect(old.isFreed).toBe(true);
    harness.run(5);
    harness.mixer.receiveSilence(2, 0, 0, 0);
    harness.mixer.receiveSilence(7, 0, 0, 0);
    expect(harness.inputs.get(2)!.silentPackets).toBe(1);
    expect(toneDb(harness.side(1, 0, 2), 900)).toBeLessThan(-60);
    harness.mixer.leave(7);
    harness.mixer.setPlacement(7, placementAt(0, 0, 0));
    harness.mixer.setStatus(7, true, true);
    harness.mixer.receive(7, {
      sequence: 0,
      rtpTimestamp: 0,
      arrivalMs: 0,
      payload: new Uint8Array(1),
      length: 1,
      isRedundant: false,
    });
    expect(() => harness.join(2, undefined)).toThrow(/one participant/);
    expect(() => harness.join(17, undefined)).toThrow(/capacity/);
  });

  it('count as talking with a hangover of 200 ms', () => {
    const harness = new MixerHarness();
    harness.join(1, [0, 0, 0], (tick) => (tick < 5 ? tone(500)(tick) : undefined));
    harness.run(5);
    expect(harness.mixer.levelDb(1)).toBeCloseTo(20 * Math.log10(0.2 / Math.SQRT2), 0);
    expect(harness.mixer.isTalking(1)).toBe(true);
    harness.run(9);
    expect(harness.mixer.isTalking(1)).toBe(true);
    harness.run(1);
    expect(harness.mixer.isTalking(1)).toBe(false);
    expect([
      harness.mixer.levelDb(1),
      harness.mixer.levelDb(9),
      harness.mixer.isTalking(9),
      harness.mixer.inputStats(9),
    ]).toEqual([-120, -120, false, undefined]);
  });
});
