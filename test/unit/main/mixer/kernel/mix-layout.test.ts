import { describe, expect, it } from 'vitest';
import { MixLayout } from '../../../../../main/mixer/kernel/mix-layout.ts';

interface Region {
  readonly start: number;
  readonly end: number;
}

/** Every region of the memory, with its size in bytes. */
function regionsOf(layout: MixLayout, capacity: number, workers: number): readonly Region[] {
  const regions: Region[] = [];
  const add = (start: number, bytes: number): number => regions.push({ start, end: start + bytes });
  for (let tick = 0; tick < 4; tick++) {
    for (let worker = 0; worker < workers; worker++) {
      add(layout.listTickAddress(worker, tick), 4);
      add(layout.listCountAddress(worker, tick), 4);
      add(layout.listSlotsAddress(worker, tick), 4 * capacity);
    }
    for (let slot = 1; slot <= capacity; slot++) {
      add(layout.loudnessAddress(slot, tick), 8);
      add(layout.frameAddress(slot, tick) - 4 * 96, 4 * (96 + 960));
    }
  }
  for (let slot = 1; slot <= capacity; slot++) {
    add(layout.mixAddress(slot), 4 * 1_920);
    add(layout.peaksAddress(slot), 4 * 8);
  }
  for (let worker = 0; worker < workers; worker++) {
    for (let index = 0; index < 64; index++) add(layout.timbreFrameAddress(worker, index) - 4 * 96, 4 * (96 + 960));
  }
  for (let worker = 0; worker < workers; worker++)
    for (const ear of [0, 1] as const) add(layout.earAddress(worker, ear), 4 * 960);
  for (let direction = 1; direction <= 710; direction++) add(layout.responseAddress(direction), 4 * 64);
  add(layout.silenceAddress - 4 * 96, 4 * (96 + 960));
  return regions;
}

describe.each([
  [1, 1],
  [6, 1],
  [37, 3],
  [1_000, 8],
])('the memory for %i slots and %i workers', (capacity, workers) => {
  const layout = new MixLayout(capacity, workers);

  it('keeps all regions apart and within bounds', () => {
    const regions = regionsOf(layout, capacity, workers).toSorted((a, b) => a.start - b.start);
    expect(regions[0]!.start).toBeGreaterThanOrEqual(0);
    expect(regions.at(-1)!.end).toBeLessThanOrEqual(layout.byteLength);
    expect(regions.filter(({ end }, i) => i + 1 < regions.length && end > regions[i + 1]!.start)).toEqual([]);
  });

  it('aligns what vector instructions touch to cache lines, and numbers to their size', () => {
    for (let tick = 0; tick < 4; tick++) {
      for (let worker = 0; worker < workers; worker++) expect(layout.listTickAddress(worker, tick) % 64).toBe(0);
      for (let slot = 1; slot <= capacity; slot++) {
        const addresses = [layout.frameAddress(slot, tick), layout.mixAddress(slot), layout.peaksAddress(slot)];
        expect(addresses.every((address) => address % 64 === 0)).toBe(true);
        expect(layout.loudnessAddress(slot, tick) % 8).toBe(0);
      }
    }
    for (let worker = 0; worker < workers; worker++) {
      for (let index = 0; index < 64; index++) expect(layout.timbreFrameAddress(worker, index) % 64).toBe(0);
    }
    for (let worker = 0; worker < workers; worker++)
      for (const ear of [0, 1] as const) expect(layout.earAddress(worker, ear) % 64).toBe(0);
    for (let direction = 1; direction <= 710; direction++) expect(layout.responseAddress(direction) % 64).toBe(0);
    expect(layout.silenceAddress % 64).toBe(0);
  });

  it('reuses the place of the fourth tick before', () => {
    expect(layout.frameAddress(1, 9)).toBe(layout.frameAddress(1, 5));
    expect(layout.loudnessAddress(1, 9)).toBe(layout.loudnessAddress(1, 5));
    expect(layout.listTickAddress(0, 9)).toBe(layout.listTickAddress(0, 5));
  });

  it('keeps the responses contiguous, in the order of their directions', () => {
    const addresses = Array.from({ length: 710 }, (_, i) => layout.responseAddress(i + 1));
    expect(addresses).toEqual(addresses.map((_, i) => layout.responsesAddress + 4 * 64 * i));
  });

  it('takes less than 25 kB a slot, 280 kB a worker, and 190 kB for responses and silence', () => {
    expect(layout.byteLength).toBeLessThan(
      190_000 + 25_000 * capacity + workers * (280_000 + 4 * (4 * capacity + 128)),
    );
  });
});
