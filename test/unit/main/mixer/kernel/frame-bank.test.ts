import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import type { BankReport, BankWorkerData } from '../../../../support/mixer/frame-bank-worker.ts';

function activeSlots(bank: FrameBank, worker: number, tick: number): readonly number[] {
  return Array.from({ length: Math.max(0, bank.activeCount(worker, tick)) }, (_, i) =>
    bank.activeSlot(worker, tick, i),
  );
}

describe('the frames of a slot', () => {
  it('are separate from everything else: ticks, slots, mixes, peaks, loudness and lists', () => {
    const [capacity, workers] = [17, 3];
    const bank = new FrameBank(createMixMemory(capacity, workers));
    const everySlot = Int32Array.from({ length: capacity }, (_, i) => i + 1);
    for (let slot = 1; slot <= capacity; slot++) {
      bank.mix(slot).fill(1_000 + slot);
      bank.peaks(slot).fill(2_000 + slot);
      for (let tick = 0; tick < 4; tick++) {
        bank.frame(slot, tick).fill(100 * tick + slot);
        bank.setLoudness(slot, tick, 0.001 * tick + slot);
      }
    }
    for (let tick = 0; tick < 4; tick++)
      for (let worker = 0; worker < workers; worker++) bank.publish(worker, tick, everySlot, capacity);

    for (let slot = 1; slot <= capacity; slot++) {
      expect(bank.mix(slot)).toEqual(new Float32Array(1_920).fill(1_000 + slot));
      expect(bank.peaks(slot)).toEqual(new Float32Array(8).fill(2_000 + slot));
      for (let tick = 0; tick < 4; tick++) {
        expect(bank.frame(slot, tick)).toEqual(new Float32Array(960).fill(100 * tick + slot));
        expect(bank.loudness(slot, tick)).toBe(0.001 * tick + slot);
      }
    }
    for (let tick = 0; tick < 4; tick++)
      for (let worker = 0; worker < workers; worker++) expect(activeSlots(bank, worker, tick)).toEqual([...everySlot]);
  });

  it('lie at the addresses given to the kernels', () => {
    const memory = createMixMemory(4, 2);
    const bank = new FrameBank(memory);
    for (let slot = 1; slot <= 4; slot++) {
      for (let tick = 0; tick < 6; tick++)
        expect(bank.frame(slot, tick).byteOffset).toBe(bank.frameAddress(slot, tick));
      expect(bank.mix(slot).byteOffset).toBe(bank.mixAddress(slot));
      expect(bank.peaks(slot).byteOffset).toBe(bank.peaksAddress(slot));
    }
    expect(bank.frame(1, 0).buffer).toBe(memory.memory.buffer);
  });

  it('are returned as the same views each time, so that a tick allocates none', () => {
    const bank = new FrameBank(createMixMemory(2, 1));
    expect(bank.frame(2, 7)).toBe(bank.frame(2, 3));
    expect(bank.frame(2, 7)).not.toBe(bank.frame(2, 6));
    expect(bank.mix(2)).toBe(bank.mix(2));
    expect(bank.peaks(2)).toBe(bank.peaks(2));
  });

  it('cannot be accessed beyond the capacity', () => {
    const bank = new FrameBank(createMixMemory(2, 1));
    expect(() => bank.frame(0, 0)).toThrow('a slot lies within the capacity');
    expect(() => bank.mix(3)).toThrow('a slot lies within the capacity');
  });
});

describe('publishing a tick', () => {
  it('shows other banks on the same memory which slots have sound, in the given order', () => {
    const memory = createMixMemory(9, 2);
    const [writer, reader] = [new FrameBank(memory), new FrameBank(memory)];
    writer.frame(7, 5).fill(0.5);
    writer.setLoudness(7, 5, 0.25);
    writer.publish(1, 5, Int32Array.of(7, 2, 9, 4), 3);
    expect(activeSlots(reader, 1, 5)).toEqual([7, 2, 9]);
    expect(reader.frame(7, 5)[959]).toBe(0.5);
    expect(reader.loudness(7, 5)).toBe(0.25);
  });

  it('distinguishes a tick without sound from an unpublished one', () => {
    const bank = new FrameBank(createMixMemory(3, 2));
    bank.publish(0, 8, new Int32Array(3), 0);
    expect(bank.activeCount(0, 8)).toBe(0);
    expect(bank.activeCount(0, 7)).toBe(-1);
    expect(bank.activeCount(0, 9)).toBe(-1);
    expect(bank.activeCount(1, 8)).toBe(-1);
  });

  it('keeps four ticks, until the next one begins in the place of the oldest', () => {
    const bank = new FrameBank(createMixMemory(6, 1));
    for (let tick = 0; tick < 4; tick++) bank.publish(0, tick, Int32Array.of(tick + 1, 6), 2);
    for (let tick = 0; tick < 4; tick++) expect(activeSlots(bank, 0, tick)).toEqual([tick + 1, 6]);
    bank.begin(0, 4);
    expect([0, 1, 2, 3, 4].map((tick) => bank.activeCount(0, tick))).toEqual([-1, 2, 2, 2, -1]);
    bank.publish(0, 4, Int32Array.of(6), 1);
    expect([0, 1, 2, 3, 4].map((tick) => bank.activeCount(0, tick))).toEqual([-1, 2, 2, 2, 1]);
  });

  it('withdraws the tick four earlier even without a call of begin', () => {
    const bank = new FrameBank(createMixMemory(6, 1));
    bank.publish(0, 2, Int32Array.of(1), 1);
    bank.publish(0, 6, Int32Array.of(2), 1);
    expect([bank.activeCount(0, 2), bank.activeCount(0, 6)]).toEqual([-1, 1]);
  });

  it('works when tick numbers exceed 32 bits', () => {
    const bank = new FrameBank(createMixMemory(2, 1));
    for (const tick of [2 ** 31 - 2, 2 ** 31 - 1, 2 ** 31, 2 ** 32]) {
      bank.publish(0, tick, Int32Array.of(2), 1);
      expect(activeSlots(bank, 0, tick)).toEqual([2]);
      expect(bank.activeCount(0, tick - 4)).toBe(-1);
    }
  });
});

describe('two threads that write and read at the same time', () => {
  it('never accept a half-written tick as complete', { timeout: 60_000 }, async () => {
    const memory = createMixMemory(20, 2);
    const progress = new SharedArrayBuffer(16);
    const reports = await Promise.all(
      [0, 1].map((worker) => runWorker({ memory, progress, worker, wholeTicks: 1_500, overtakenTicks: 20 })),
    );
    for (const report of reports) {
      expect(report.halfWritten).toEqual([]);
      expect(report.whole).toBeGreaterThanOrEqual(1_500);
      expect(report.overtaken).toBeGreaterThanOrEqual(20);
    }
  });
});

function runWorker(workerData: BankWorkerData): Promise<BankReport> {
  const worker = new Worker(new URL('../../../../support/mixer/frame-bank-worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

describe('the samples before a frame', () => {
  it('are the end of the frame that it follows, even when it follows itself', () => {
    const bank = new FrameBank(createMixMemory(3, 1));
    const before = (address: number): Float32Array => bank.samples.slice(address / 4 - 96, address / 4);
    for (let tick = 0; tick < 4; tick++)
      bank.frame(2, tick).set(Float32Array.from({ length: 960 }, (_, i) => i + 1_000 * tick));
    bank.copyEnd(bank.frameAddress(2, 1), bank.frameAddress(2, 2));
    expect(before(bank.frameAddress(2, 2))).toEqual(bank.frame(2, 1).slice(-96));
    bank.copyEnd(bank.frameAddress(2, 3), bank.frameAddress(2, 3));
    expect(before(bank.frameAddress(2, 3))).toEqual(bank.frame(2, 3).slice(-96));
    bank.copyEnd(bank.silenceAddress, bank.frameAddress(2, 2));
    expect(before(bank.frameAddress(2, 2)).every((sample) => sample === 0)).toBe(true);
    for (let tick = 0; tick < 4; tick++) expect(bank.frame(2, tick)[0]).toBe(1_000 * tick);
  });

  it('exist for timbres as for slots', () => {
    const bank = new FrameBank(createMixMemory(3, 2));
    const frame = bank.timbreFrame(1, 63);
    frame.fill(0.5);
    expect(frame.length).toBe(960);
    expect(bank.samples[bank.timbreFrameAddress(1, 63) / 4]).toBe(0.5);
    expect(
      bank.samples.slice(bank.silenceAddress / 4 - 96, bank.silenceAddress / 4 + 960).every((sample) => sample === 0),
    ).toBe(true);
  });
});

describe('the memory for filtering voices for the ears', () => {
  it('has one response per direction for all workers, and separate frames for each worker', () => {
    const memory = createMixMemory(3, 2);
    const bank = new FrameBank(memory);
    expect(bank.responseAddress(710) - bank.responseAddress(1)).toBe(709 * 4 * 64);
    const ears = [bank.earAddress(0, 0), bank.earAddress(0, 1), bank.earAddress(1, 0), bank.earAddress(1, 1)];
    expect(ears.map((address) => address - ears[0]!)).toEqual([0, 1, 2, 3].map((ear) => 4 * 960 * ear));
    expect(bank.responseAddress(710) + 4 * 64).toBeLessThanOrEqual(ears[0]!);
    expect(ears[3]! + 4 * 960).toBeLessThanOrEqual(memory.memory.buffer.byteLength);
  });
});
