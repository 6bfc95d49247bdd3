import { describe, expect, it } from 'vitest';
import { readHeadResponses } from '../../../../../main/mixer/kernel/head-responses.ts';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { MixLayout } from '../../../../../main/mixer/kernel/mix-layout.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';

describe('the memory of the mixer workers', () => {
  it('is shared and large enough for the layout', () => {
    for (const [capacity, workers] of [
      [1, 1],
      [100, 4],
    ] as const) {
      const memory = createMixMemory(capacity, workers);
      expect(memory).toMatchObject({ capacity, workers });
      expect(memory.memory.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(memory.memory.buffer.byteLength).toBeGreaterThanOrEqual(new MixLayout(capacity, workers).byteLength);
    }
  });

  it('takes at most 27 MB for a thousand slots and four workers', () => {
    expect(createMixMemory(1_000, 4).memory.buffer.byteLength).toBeLessThan(27_000_000);
  });

  it('marks no tick as published', () => {
    const bank = new FrameBank(createMixMemory(3, 2));
    for (let tick = -1; tick < 5; tick++)
      expect([bank.activeCount(0, tick), bank.activeCount(1, tick)]).toEqual([-1, -1]);
  });

  it('holds the head responses, and is silent elsewhere', () => {
    const bank = new FrameBank(createMixMemory(3, 2));
    const [responses, first] = [readHeadResponses(), bank.responseAddress(1) / 4];
    expect(bank.samples.slice(first, first + responses.length)).toEqual(responses);
    expect(bank.samples.slice(0, first).every((sample) => sample === 0)).toBe(true);
    expect(bank.samples.slice(first + responses.length).every((sample) => sample === 0)).toBe(true);
  });

  it('cannot be created without slots or without a worker', () => {
    expect(() => createMixMemory(0, 1)).toThrow('slots are counted');
    expect(() => createMixMemory(1, 0)).toThrow('somebody mixes');
    expect(() => createMixMemory(2.5, 1)).toThrow('slots are counted');
  });
});
