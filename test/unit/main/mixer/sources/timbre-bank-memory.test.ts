import { expect, it } from 'vitest';
import { measureHeapUse } from '../../../../support/mixer/heap-use.ts';
import { createTimbreSoak } from '../../../../support/mixer/soaks.ts';

const TICKS = 15_000;

it('15,000 ticks of voices that come, change their timbres and ring out leave nothing behind on the heap, and allocate no buffer', () => {
  const soak = createTimbreSoak();
  const { bytesPerWork, growthBytes } = measureHeapUse(soak, 8_000, TICKS);
  expect(soak.timbres.made).toBeGreaterThan(TICKS);
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each: here eight gains for two
  // kernels of each voice, and the powers of four inputs, which make 40 to 180 bytes. A new buffer for a frame's
  // samples would take thousands.
  expect(bytesPerWork).toBeLessThan(250);
  expect(growthBytes).toBeLessThan(200_000);
});
