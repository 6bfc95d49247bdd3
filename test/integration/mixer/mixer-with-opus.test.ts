import { expect, it } from 'vitest';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { SpeakerIngest } from '../../../main/ingest/speaker-ingest.ts';
import { createMixMemory } from '../../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../../main/mixer/mixer.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { placementAt } from '../../support/lobby/placement.ts';
import { channelOf, concatenate, createRandom, sine, toneDb } from '../../support/signals.ts';

const FRAME = 960;
const AMPLITUDE = 0.25;
const TICKS = 200;
/** Tones in the speech band; none is a harmonic of another. */
const FREQUENCIES_HZ = [310, 530, 790, 1_130];
const PLACES_METRES = [
  [0, 0],
  [6, 0],
  [6, 14],
  [200, 0],
] as const;

it('everyone hears everyone at the level of the distance law, through real Opus both ways and 10 ms of jitter', async () => {
  const opus = await loadOpus();
  const random = createRandom(1);
  const decoders = PLACES_METRES.map(() => opus.createDecoder(2));
  const encoders = PLACES_METRES.map(() => opus.createSpeechEncoder({ isDtxEnabled: false }));
  const heard: Float32Array[][] = PLACES_METRES.map(() => []);
  const mixer = new Mixer({
    memory: createMixMemory(PLACES_METRES.length, 1),
    worker: 0,
    rules: DEFAULT_HEARING_RULES,
    sink: {
      emit(slot, payload, length) {
        const output = new Float32Array(2 * 5_760);
        expect(decoders[slot - 1]!.decode(payload, length, output)).toBe(FRAME);
        heard[slot - 1]!.push(output.slice(0, 2 * FRAME));
      },
    },
  });
  for (const [i, [x, z]] of PLACES_METRES.entries()) {
    mixer.join(i + 1, {
      input: new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 }),
      encoder: opus.createMixEncoder(),
    });
    mixer.setPlacement(i + 1, placementAt(x, 0, z));
  }
  const payload = new Uint8Array(1_275);
  for (let tick = 0; tick < TICKS; tick++) {
    for (let speaker = 0; speaker < PLACES_METRES.length; speaker++) {
      const length = encoders[speaker]!.encode(sine(FREQUENCIES_HZ[speaker]!, AMPLITUDE, FRAME, tick * FRAME), payload);
      mixer.receive(speaker + 1, {
        sequence: tick,
        rtpTimestamp: tick * FRAME,
        arrivalMs: 20 * tick + 10 * random(),
        payload,
        length,
        isRedundant: false,
      });
    }
    mixer.tick(tick, 20 * tick + 15);
  }
  for (let listener = 0; listener < PLACES_METRES.length; listener++) {
    const sound = concatenate(heard[listener]!.slice(-100));
    for (let speaker = 0; speaker < PLACES_METRES.length; speaker++) {
      const [a, b] = [PLACES_METRES[listener]!, PLACES_METRES[speaker]!];
      const asked =
        listener === speaker ? 0 : distanceGain(Math.hypot(a[0] - b[0], a[1] - b[1]), DEFAULT_HEARING_RULES);
      const power = [0, 1].reduce(
        (sum, side) => sum + 10 ** (toneDb(channelOf(sound, side as 0 | 1), FREQUENCIES_HZ[speaker]!) / 10),
        0,
      );
      const measuredDb = 10 * Math.log10(power) - 20 * Math.log10(AMPLITUDE / Math.SQRT2);
      // The rest is codec noise.
      if (asked === 0) expect(measuredDb).toBeLessThan(-50);
      else expect(Math.abs(measuredDb - 20 * Math.log10(asked))).toBeLessThan(1);
    }
  }
  mixer.close();
});
