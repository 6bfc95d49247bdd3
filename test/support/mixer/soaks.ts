import { IngestStats } from '../../../main/ingest/ingest-stats.ts';
import { FrameBank } from '../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../main/mixer/kernel/mix-memory.ts';
import { FULL_LIMITS, type MixLimits } from '../../../main/mixer/mix-limits.ts';
import { Mixer } from '../../../main/mixer/mixer.ts';
import { PLACEMENT } from '../../../main/mixer/placement.ts';
import type { MixEncoder, SpeakerInput } from '../../../main/mixer/ports.ts';
import { SourceTable } from '../../../main/mixer/sources/source-table.ts';
import { TIMBRES } from '../../../shared/dsp/timbre.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { placementOf } from '../lobby/placement.ts';
import { sine } from '../signals.ts';
import type { Soak } from './heap-use.ts';
import { FakeInput } from './mixer-harness.ts';

const voice = sine(500, 0.2, 960);
const nothing = (): void => undefined;
const encoder: MixEncoder = {
  encode: () => 10,
  reset: nothing,
  continueFrom: nothing,
  codeNextFrameAlone: nothing,
  setComplexity: nothing,
  setMono: nothing,
  free: nothing,
};

const BUSY_LIMITS: MixLimits = {
  maxHeardSpeakers: 8,
  complexity: 1,
  framesPerPacket: 2,
  isMono: true,
  sharedSquare: 1 / 4,
};

/** A mixer in a soak; its work is counted in mixed pairs of listener and speaker. */
interface MixerSoak extends Soak {
  readonly stats: Mixer['stats'];
}

/** A participant who speaks in some of each 40 ticks, counted from its own start. */
function createInput(startTick: number, speaksAt: (tick: number) => boolean): SpeakerInput {
  let pulls = startTick;
  const pull = (_nowMs: number, output: Float32Array): boolean => {
    if (!speaksAt(pulls++ % 40)) return false;
    output.set(voice);
    return true;
  };
  return { stats: new IngestStats(), receive: nothing, receiveSilence: nothing, pull, free: nothing };
}

function createMixer(rules: HearingRules, inputs: readonly SpeakerInput[]): Mixer {
  const memory = createMixMemory(inputs.length, 1);
  const mixer = new Mixer({ rules, sink: { emit: nothing }, memory, worker: 0 });
  for (const [index, input] of inputs.entries()) mixer.join(index + 1, { input, encoder });
  return mixer;
}

/** Ten people who walk about. Five talk at times, and the others meet, so that streams begin, part and merge. */
export function createCrowdSoak(): MixerSoak {
  const [participants, talkers] = [10, 5];
  const placement = placementOf({});
  const mixer = createMixer(
    DEFAULT_HEARING_RULES,
    Array.from({ length: participants }, (_, index) =>
      createInput(3 * (index + 1), (tick) => tick <= 20 && index < talkers),
    ),
  );
  return {
    stats: mixer.stats,
    workDone: () => mixer.stats.mixedPairs,
    run(fromTick, toTick) {
      for (let tick = fromTick; tick < toTick; tick++) {
        const isMeeting = tick % 400 > 300;
        for (let slot = 1; slot <= participants; slot++) {
          placement[PLACEMENT.x] = isMeeting ? 0 : (slot * 7 + tick) % 40;
          placement[PLACEMENT.z] = slot > talkers && isMeeting ? 5 : slot;
          mixer.setPlacement(slot, placement);
        }
        if (tick % 1_000 === 0) mixer.setLimits(tick % 2_000 === 0 ? FULL_LIMITS : BUSY_LIMITS);
        mixer.tick(tick, 20 * tick);
      }
    },
  };
}

/** Three people with binaural voices who talk at times and turn on the spot. */
export function createTurningSoak(): MixerSoak {
  const participants = 3;
  const placement = placementOf({});
  const mixer = createMixer(
    DEFAULT_HEARING_RULES,
    Array.from({ length: participants }, (_, index) => createInput(7 * (index + 1), (tick) => tick <= 30)),
  );
  for (let slot = 1; slot <= participants; slot++) mixer.setOutput(slot, { mode: 'binaural', widthPercent: 100 });
  return {
    stats: mixer.stats,
    workDone: () => mixer.stats.mixedPairs,
    run(fromTick, toTick) {
      for (let tick = fromTick; tick < toTick; tick++) {
        for (let slot = 1; slot <= participants; slot++) {
          placement[PLACEMENT.x] = 5 * slot;
          placement[PLACEMENT.cameraX] = 5 * slot;
          placement[PLACEMENT.cameraYaw] = 0.02 * slot * tick;
          mixer.setPlacement(slot, placement);
        }
        mixer.tick(tick, 20 * tick);
      }
    },
  };
}

/** Four voices that start, change their timbres and ring out. Its work is counted in voices mixed. */
export function createTimbreSoak(): Soak & { readonly timbres: SourceTable['timbres'] } {
  const capacity = 4;
  const memory = createMixMemory(capacity, 1);
  const [bank, kernels] = [new FrameBank(memory), createMixKernels(memory)];
  const sources = new SourceTable(capacity, bank, kernels, 0, 1);
  for (let slot = 1; slot <= capacity; slot++)
    sources.join(slot, new FakeInput((tick) => ((tick + 20 * slot) % 80 < 20 ? voice : undefined)));
  const gains = new Float32Array(4);
  sources.interauralDelay.isOn = true;
  let voices = 0;
  return {
    timbres: sources.timbres,
    workDone: () => voices,
    run(fromTick, toTick) {
      for (let tick = fromTick; tick < toTick; tick++) {
        sources.collect(tick, 20 * tick);
        for (let i = 0; i < sources.activeCount; i++) {
          const timbre = (tick >>> 5) % TIMBRES.length;
          const address = sources.address(sources.active[i]! + timbre * (capacity + 1));
          gains[0] = 0.1;
          gains[1] = 0.1 + (tick % 7) / 10;
          gains[2] = 0.3;
          gains[3] = 0.3;
          sources.interauralDelay.accumulate(kernels, address, bank.mixAddress(1), gains, 0);
          voices++;
        }
      }
    },
  };
}
