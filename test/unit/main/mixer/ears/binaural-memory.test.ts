import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { IngestStats } from '../../../../../main/ingest/ingest-stats.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../../../../main/mixer/mixer.ts';
import { PLACEMENT } from '../../../../../main/mixer/placement.ts';
import type { MixEncoder, SpeakerInput } from '../../../../../main/mixer/ports.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { placementOf } from '../../../../support/lobby/placement.ts';
import { sine } from '../../../../support/signals.ts';

const PARTICIPANTS = 3;
const WARM_UP_TICKS = 10_000;
const TICKS = 40_000;
const WINDOW_TICKS = 500;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const placement = placementOf({});
const voice = sine(500, 0.2, 960);
const nothing = (): void => undefined;

function createInput(slot: number): SpeakerInput {
  let pulls = 7 * slot;
  const pull = (_nowMs: number, output: Float32Array): boolean => {
    if (pulls++ % 40 > 30) return false;
    output.set(voice);
    return true;
  };
  return { stats: new IngestStats(), receive: nothing, receiveSilence: nothing, pull, free: nothing };
}

/** Three who talk now and then, and turn round on the spot. */
function createMixer(): Mixer {
  const mixer = new Mixer({
    rules: { ...DEFAULT_HEARING_RULES, pan: 'binaural' },
    sink: { emit: nothing },
    memory: createMixMemory(PARTICIPANTS, 1),
    worker: 0,
  });
  const encoder: MixEncoder = {
    encode: () => 10,
    reset: nothing,
    continueFrom: nothing,
    codeNextFrameAlone: nothing,
    setComplexity: nothing,
    free: nothing,
  };
  for (let slot = 1; slot <= PARTICIPANTS; slot++) mixer.join(slot, { input: createInput(slot), encoder });
  return mixer;
}

function run(mixer: Mixer, from: number, to: number): void {
  for (let tick = from; tick < to; tick++) {
    for (let slot = 1; slot <= PARTICIPANTS; slot++) {
      placement[PLACEMENT.x] = 5 * slot;
      placement[PLACEMENT.cameraX] = 5 * slot;
      placement[PLACEMENT.cameraYaw] = 0.02 * slot * tick;
      mixer.setPlacement(slot, placement);
    }
    mixer.tick(tick, 20 * tick);
  }
}

it('40,000 ticks of voices around heads that turn leave nothing behind on the heap, and allocate no object', () => {
  const mixer = createMixer();
  run(mixer, 0, WARM_UP_TICKS);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  run(mixer, WARM_UP_TICKS, TICKS - 8 * WINDOW_TICKS);
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each: here up to eight gains of each
  // voice, which make 75 bytes. A view of a frame would be twice as much. The best of several windows counts: on a busy
  // machine optimised code comes late.
  let bytesPerPair = Infinity;
  for (let window = 0; window < 8; window++) {
    const from = TICKS - (8 - window) * WINDOW_TICKS;
    collectGarbage();
    const heapBytes = process.memoryUsage().heapUsed;
    const pairs = mixer.stats.mixedPairs;
    run(mixer, from, from + WINDOW_TICKS);
    bytesPerPair = Math.min(
      bytesPerPair,
      (process.memoryUsage().heapUsed - heapBytes) / (mixer.stats.mixedPairs - pairs),
    );
  }
  collectGarbage();
  expect(mixer.stats).toMatchObject({ ticks: TICKS, encodeFailures: 0 });
  expect(bytesPerPair).toBeLessThan(150);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000);
}, 60_000);
