import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { SourceTable } from '../../../../../main/mixer/sources/source-table.ts';
import { TIMBRES } from '../../../../../shared/dsp/timbre.ts';
import { FakeInput } from '../../../../support/mixer/mixer-harness.ts';
import { sine } from '../../../../support/signals.ts';

const CAPACITY = 4;
const WARM_UP_TICKS = 20_000;
const TICKS = 100_000;
const WINDOW_TICKS = 500;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const voice = sine(500, 0.2, 960);

it('100,000 ticks of voices that come, change their timbres and ring out leave nothing behind on the heap, and allocate no buffer', () => {
  const memory = createMixMemory(CAPACITY, 1);
  const [bank, kernels] = [new FrameBank(memory), createMixKernels(memory)];
  const sources = new SourceTable(CAPACITY, bank, kernels, 0, 1);
  for (let slot = 1; slot <= CAPACITY; slot++)
    sources.join(slot, new FakeInput((tick) => ((tick + 20 * slot) % 80 < 20 ? voice : undefined)));
  const gains = new Float32Array(4);
  sources.interauralDelay.isOn = true;
  let voices = 0;
  const run = (from: number, to: number): void => {
    for (let tick = from; tick < to; tick++) {
      sources.take(tick, 20 * tick);
      for (let i = 0; i < sources.activeCount; i++) {
        const timbre = (tick >>> 5) % TIMBRES.length;
        const address = sources.address(sources.active[i]! + timbre * (CAPACITY + 1));
        gains[0] = 0.1;
        gains[1] = 0.1 + (tick % 7) / 10;
        gains[2] = 0.3;
        gains[3] = 0.3;
        sources.interauralDelay.accumulate(kernels, address, bank.mixAddress(1), gains, 0);
        voices++;
      }
    }
  };
  run(0, WARM_UP_TICKS);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  run(WARM_UP_TICKS, TICKS - 8 * WINDOW_TICKS);
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each: here eight gains for two
  // kernels of each voice, and the powers of four inputs, which make 40 to 180 bytes. Whatever were made anew of a
  // frame's samples would be thousands. The best of several windows counts: on a busy machine optimised code comes
  // late.
  let bytesPerVoice = Infinity;
  for (let window = 0; window < 8; window++) {
    collectGarbage();
    const [heapBytes, voicesBefore] = [process.memoryUsage().heapUsed, voices];
    run(TICKS - (8 - window) * WINDOW_TICKS, TICKS - (7 - window) * WINDOW_TICKS);
    bytesPerVoice = Math.min(bytesPerVoice, (process.memoryUsage().heapUsed - heapBytes) / (voices - voicesBefore));
  }
  collectGarbage();
  expect(sources.timbres.made).toBeGreaterThan(TICKS);
  expect(bytesPerVoice).toBeLessThan(250);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000);
}, 120_000);
