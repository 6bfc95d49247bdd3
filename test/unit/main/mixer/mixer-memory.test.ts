import { expect, it } from 'vitest';
import { measureHeapUse } from '../../../support/mixer/heap-use.ts';
import { createCrowdSoak } from '../../../support/mixer/soaks.ts';

const TICKS = 15_000;

it('15,000 ticks leave nothing behind on the heap, and allocate no object', () => {
  const soak = createCrowdSoak();
  const { bytesPerWork, growthBytes } = measureHeapUse(soak, 8_000, TICKS);
  expect(soak.stats).toMatchObject({ ticks: TICKS, encodeFailures: 0 });
  expect(soak.stats.merges).toBeGreaterThan(15);
  expect(bytesPerWork).toBeGreaterThanOrEqual(0);
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each; an array or object takes more.
  expect(bytesPerWork).toBeLessThan(40);
  expect(growthBytes).toBeLessThan(200_000);
});
