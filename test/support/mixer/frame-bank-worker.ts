import { parentPort, workerData } from 'node:worker_threads';
import { FrameBank } from '../../../main/mixer/kernel/frame-bank.ts';
import type { MixMemory } from '../../../main/mixer/kernel/mix-memory.ts';

/**
 * One of two threads on one memory. It publishes ticks as fast as it can, and in between reads two ticks of the other
 * thread: the oldest one kept, which is about to be overwritten, and the next one, at the moment it is published. The
 * tick's number determines the active slots and their frames, so a reader knows what to expect. It ends once both
 * threads have read enough and have been overtaken often enough to exercise the race.
 */

export interface BankWorkerData {
  readonly memory: MixMemory;
  /** Int32 each: newest tick of worker 0 and 1, plus one; whether worker 0 and 1 have read enough. */
  readonly progress: SharedArrayBuffer;
  /** 0 or 1. */
  readonly worker: number;
  /** Ticks of the other thread to read completely. */
  readonly wholeTicks: number;
  /** Ticks of the other thread that must be overwritten while they are read. */
  readonly overtakenTicks: number;
}

export interface BankReport {
  /** Ticks that stayed valid throughout the read. */
  readonly whole: number;
  /** Ticks that the other thread began to overwrite during the read; their contents are not checked. */
  readonly overtaken: number;
  /** Errors in ticks that were reported as complete. */
  readonly halfWritten: readonly string[];
}

const { memory, progress, worker, wholeTicks, overtakenTicks } = workerData as BankWorkerData;
const bank = new FrameBank(memory);
const newest = new Int32Array(progress);
const other = 1 - worker;
const slotsPerWorker = memory.capacity / 2;
const active = new Int32Array(slotsPerWorker);
const expected = new Int32Array(slotsPerWorker);
const report = { whole: 0, overtaken: 0, halfWritten: [] as string[] };

for (let tick = 0; Atomics.load(newest, 2) + Atomics.load(newest, 3) < 2; tick++) {
  write(tick);
  Atomics.store(newest, worker, tick + 1);
  const newestOfOther = Atomics.load(newest, other) - 1;
  read(newestOfOther - 3);
  for (let patience = 1_000; patience > 0 && bank.activeCount(other, newestOfOther + 1) < 0; patience--);
  read(newestOfOther + 1);
  if (report.whole >= wholeTicks && report.overtaken >= overtakenTicks) Atomics.store(newest, 2 + worker, 1);
}
parentPort?.postMessage(report satisfies BankReport);

function write(tick: number): void {
  const count = listActive(worker, tick, active);
  bank.begin(worker, tick);
  for (let i = 0; i < count; i++) {
    bank.frame(active[i]!, tick).fill(sampleOf(active[i]!, tick));
    bank.setLoudness(active[i]!, tick, sampleOf(active[i]!, tick));
  }
  bank.publish(worker, tick, active, count);
}

function read(tick: number): void {
  const count = bank.activeCount(other, tick);
  if (count < 0) return;
  const mistake = findMistake(tick, count);
  if (bank.activeCount(other, tick) !== count) report.overtaken++;
  else if (mistake === null) report.whole++;
  else if (report.halfWritten.length < 5) report.halfWritten.push(`tick ${tick}: ${mistake}`);
}

function findMistake(tick: number, count: number): string | null {
  const expectedCount = listActive(other, tick, expected);
  if (count !== expectedCount) return `${count} active instead of ${expectedCount}`;
  for (let i = 0; i < count; i++) {
    const slot = bank.activeSlot(other, tick, i);
    if (slot !== expected[i]) return `slot ${slot} instead of ${expected[i]}`;
    const sample = sampleOf(slot, tick);
    if (bank.loudness(slot, tick) !== sample) return `loudness ${bank.loudness(slot, tick)} instead of ${sample}`;
    const frame = bank.frame(slot, tick);
    for (let k = 0; k < frame.length; k++)
      if (frame[k] !== sample) return `sample ${k} of slot ${slot} is ${frame[k]} instead of ${sample}`;
  }
  return null;
}

/** Writes the slots of a worker that have sound in a tick, in varying order. Returns their number. */
function listActive(ofWorker: number, tick: number, slots: Int32Array): number {
  const count = 1 + ((tick * 7) % slotsPerWorker);
  for (let i = 0; i < count; i++) slots[i] = 1 + ofWorker + 2 * ((i + tick) % slotsPerWorker);
  return count;
}

/** The value is exact in 32 bits. */
function sampleOf(slot: number, tick: number): number {
  return 32 * (tick % 100_000) + slot;
}
