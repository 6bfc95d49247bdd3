import { expect, it } from 'vitest';
import { measureHeapUse } from '../../../../support/mixer/heap-use.ts';
import { createTurningSoak } from '../../../../support/mixer/soaks.ts';

const TICKS = 10_000;

it('10,000 ticks of voices around heads that turn leave nothing behind on the heap, and allocate no object', () => {
  const soak = createTurningSoak();
  const { bytesPerWork, growthBytes } = measureHeapUse(soak, 5_000, TICKS);
  expect(soak.stats).toMatchObject({ ticks: TICKS, encodeFailures: 0 });
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each: here up to eight gains of each
  // voice, which make 75 bytes. A view of a frame would be twice as much.
  expect(bytesPerWork).toBeLessThan(150);
  expect(growthBytes).toBeLessThan(200_000);
});
