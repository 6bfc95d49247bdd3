import { expect, it } from 'vitest';
import { measureHeapUse } from '../../support/mixer/heap-use.ts';
import { createCrowdSoak, createTimbreSoak, createTurningSoak } from '../../support/mixer/soaks.ts';

/** The memory tests of test/unit/main/mixer over many more ticks, so that even a leak of a few bytes per tick shows. */

const MAX_GROWTH_BYTES = 200_000;

it('100,000 ticks of a crowd leave nothing behind on the heap', () => {
  const soak = createCrowdSoak();
  const { bytesPerWork, growthBytes } = measureHeapUse(soak, 20_000, 100_000);
  expect(soak.stats).toMatchObject({ ticks: 100_000, encodeFailures: 0 });
  expect(soak.stats.merges).toBeGreaterThan(100);
  expect(bytesPerWork).toBeLessThan(40);
  expect(growthBytes).toBeLessThan(MAX_GROWTH_BYTES);
});

it('40,000 ticks of voices around heads that turn leave nothing behind on the heap', () => {
  const soak = createTurningSoak();
  const { bytesPerWork, growthBytes } = measureHeapUse(soak, 10_000, 40_000);
  expect(soak.stats).toMatchObject({ ticks: 40_000, encodeFailures: 0 });
  expect(bytesPerWork).toBeLessThan(150);
  expect(growthBytes).toBeLessThan(MAX_GROWTH_BYTES);
});

it('100,000 ticks of voices that change their timbres leave nothing behind on the heap', () => {
  const soak = createTimbreSoak();
  const { bytesPerWork, growthBytes } = measureHeapUse(soak, 20_000, 100_000);
  expect(soak.timbres.made).toBeGreaterThan(100_000);
  expect(bytesPerWork).toBeLessThan(250);
  expect(growthBytes).toBeLessThan(MAX_GROWTH_BYTES);
});
