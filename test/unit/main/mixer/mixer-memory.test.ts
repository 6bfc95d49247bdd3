import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { IngestStats } from '../../../../main/ingest/ingest-stats.ts';
import { createMixMemory } from '../../../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../../../main/mixer/mixer.ts';
import { PLACEMENT } from '../../../../main/mixer/placement.ts';
import type { MixEncoder, SpeakerInput } from '../../../../main/mixer/ports.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { placementOf } from '../../../support/lobby/placement.ts';
import { sine } from '../../../support/signals.ts';

const PARTICIPANTS = 10;
const TALKERS = 5;
const WARM_UP_TICKS = 20_000;
const TICKS = 100_000;
const WINDOW_TICKS = 500;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const placement = placementOf({});
const voice = sine(500, 0.2, 960);
const nothing = (): void => undefined;

function createInput(slot: number): SpeakerInput {
  let pulls = 3 * slot;
  const pull = (_nowMs: number, output: Float32Array): boolean => {
    if (pulls++ % 40 > 20 || slot > TALKERS) return false;
    output.set(voice);
    return true;
  };
  return { stats: new IngestStats(), receive: nothing, receiveSilence: nothing, pull, free: nothing };
}

/** Ten who walk about, of whom five talk now and then, and the others meet, so that streams begin, part and merge. */
function createMixer(): Mixer {
  const mixer = new Mixer({
    rules: DEFAULT_HEARING_RULES,
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
    const isMeeting = tick % 400 > 300;
    for (let slot = 1; slot <= PARTICIPANTS; slot++) {
      placement[PLACEMENT.x] = isMeeting ? 0 : (slot * 7 + tick) % 40;
      placement[PLACEMENT.z] = slot > TALKERS && isMeeting ? 5 : slot;
      mixer.setPlacement(slot, placement);
    }
    if (tick % 1_000 === 0)
      mixer.setLimits({ maxHeardSpeakers: 8, complexity: 1, framesPerPacket: tick % 2_000 === 0 ? 1 : 2 });
    mixer.tick(tick, 20 * tick);
  }
}

it('100,000 ticks leave nothing behind on the heap, and allocate no object', () => {
  const mixer = createMixer();
  run(mixer, 0, WARM_UP_TICKS);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  run(mixer, WARM_UP_TICKS, TICKS - 8 * WINDOW_TICKS);
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each; an array or object takes more.
  // The best of several windows counts: on a busy machine the optimised code comes late.
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
  expect(mixer.stats.merges).toBeGreaterThan(100);
  expect(bytesPerPair).toBeGreaterThanOrEqual(0);
  expect(bytesPerPair).toBeLessThan(40);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000);
}, 60_000);
