import { monotonicMs } from '../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../main/media/opus/opus.ts';
import { SpeakerIngest } from '../../main/ingest/speaker-ingest.ts';
import { createMixMemory } from '../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../main/mixer/mixer.ts';
import type { OutputMode } from '../../shared/model/sound/ear-output.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { placementAt } from '../support/lobby/placement.ts';
import { createRandom, sine } from '../support/signals.ts';
import type { Figure } from './figure.ts';

/** One scenario of the mixer alone, with real Opus: no network, no other thread. */
interface MixerBenchRow {
  readonly participants: number;
  readonly talking: number;
  /** Speakers mixed for each listener, on average. */
  readonly heardPerListener: number;
  readonly encodesPerTick: number;
  readonly medianMicrosecondsPerTick: number;
  readonly p99MicrosecondsPerTick: number;
  readonly microsecondsPerListener: number;
}

const FRAME = 960;
const WARM_UP_TICKS = 100;
const MEASURED_TICKS = 250;
/** About five others within earshot (30 m), as in a game where groups stand together. */
const SQUARE_METRES_PER_PARTICIPANT = 560;
/** Encoded once; all players repeat it, each from a different frame. */
const VOICE_FRAMES = 100;

interface Hearing {
  readonly mode: OutputMode;
  /** How many of the participants hear in that mode; the others hear stereo. */
  readonly share: number;
  /** How far every head turns per tick. */
  readonly turnRadians: number;
}

const STEREO: Hearing = { mode: 'stereo', share: 1, turnRadians: 0 };
const BINAURAL: Hearing = { mode: 'binaural', share: 1, turnRadians: 0 };
const BINAURAL_HALF: Hearing = { mode: 'binaural', share: 0.5, turnRadians: 0 };
/** More than one step of the measured directions, so that each frame crossfades. */
const BINAURAL_TURNING: Hearing = { mode: 'binaural', share: 1, turnRadians: 0.2 };

/**
 * Microseconds of mixing per tick (20,000 are available), with 10 % and with all of the participants talking, and with
 * binaural voices for heads at rest and heads that turn.
 */
export async function runMixerBench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const participants of [20, 50, 100]) {
    for (const talking of [participants / 10, participants])
      figures.push(toFigure(await measure(participants, talking, STEREO), ''));
  }
  figures.push(toFigure(await measure(20, 20, BINAURAL), ', binaural'));
  figures.push(toFigure(await measure(20, 20, BINAURAL_HALF), ', half of them binaural'));
  figures.push(toFigure(await measure(20, 20, BINAURAL_TURNING), ', binaural, all turning'));
  return figures;
}

function toFigure(row: MixerBenchRow, kind: string): Figure {
  const note =
    `median of ${MEASURED_TICKS} ticks, p99 ${row.p99MicrosecondsPerTick.toFixed(0)} us; ${row.microsecondsPerListener.toFixed(0)} us a listener, ` +
    `who hears ${row.heardPerListener.toFixed(1)} on average; ${row.encodesPerTick.toFixed(1)} encodes a tick`;
  return {
    name: `mixer tick, ${row.participants} players, ${row.talking} talking${kind}`,
    value: row.medianMicrosecondsPerTick,
    unit: 'us',
    target: null,
    note,
  };
}

async function measure(
  participants: number,
  talking: number,
  { mode, share, turnRadians }: Hearing,
): Promise<MixerBenchRow> {
  const opus = await loadOpus();
  const random = createRandom(participants + talking);
  const mixer = new Mixer({
    rules: DEFAULT_HEARING_RULES,
    sink: { emit: () => undefined },
    memory: createMixMemory(participants, 1),
    worker: 0,
  });
  const places: (readonly [x: number, z: number, yaw: number])[] = [];
  const sideMetres = Math.sqrt(participants * SQUARE_METRES_PER_PARTICIPANT);
  for (let slot = 1; slot <= participants; slot++) {
    mixer.join(slot, {
      input: new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 }),
      encoder: opus.createMixEncoder(),
    });
    if (slot <= share * participants) mixer.setOutput(slot, { mode, widthPercent: 100 });
    places.push([sideMetres * random(), sideMetres * random(), 2 * Math.PI * random()]);
  }
  const place = (tick: number): void =>
    places.forEach(([x, z, yaw], i) => mixer.setPlacement(i + 1, placementAt(x, 0, z, yaw + turnRadians * tick)));
  place(0);
  const voice = await encodeVoice();
  const microseconds: number[] = [];
  const before = { encodes: 0, mixedPairs: 0 };
  for (let tick = 0; tick < WARM_UP_TICKS + MEASURED_TICKS; tick++) {
    if (tick === WARM_UP_TICKS)
      Object.assign(before, { encodes: mixer.stats.encodes, mixedPairs: mixer.stats.mixedPairs });
    for (let slot = 1; slot <= talking; slot++) {
      const packet = voice[(tick + 7 * slot) % VOICE_FRAMES]!;
      mixer.receive(slot, {
        sequence: tick & 0xffff,
        rtpTimestamp: tick * FRAME,
        arrivalMs: 20 * tick,
        payload: packet,
        length: packet.length,
        isRedundant: false,
      });
    }
    if (turnRadians > 0) place(tick);
    const startMs = monotonicMs();
    mixer.tick(tick, 20 * tick + 5);
    if (tick >= WARM_UP_TICKS) microseconds.push((monotonicMs() - startMs) * 1_000);
  }
  const { encodes, mixedPairs } = mixer.stats;
  mixer.close();
  microseconds.sort((a, b) => a - b);
  const median = microseconds[MEASURED_TICKS / 2]!;
  return {
    participants,
    talking,
    heardPerListener: (mixedPairs - before.mixedPairs) / MEASURED_TICKS / participants,
    encodesPerTick: (encodes - before.encodes) / MEASURED_TICKS,
    medianMicrosecondsPerTick: median,
    p99MicrosecondsPerTick: microseconds[Math.floor(0.99 * MEASURED_TICKS)]!,
    microsecondsPerListener: median / participants,
  };
}

/** Two seconds of a voice-like buzz of varying pitch and loudness. */
async function encodeVoice(): Promise<readonly Uint8Array[]> {
  const encoder = (await loadOpus()).createSpeechEncoder({ isDtxEnabled: false });
  const packets = Array.from({ length: VOICE_FRAMES }, (_, frame) => {
    const sound = new Float32Array(FRAME);
    for (let harmonic = 1; harmonic <= 12; harmonic++) {
      const partial = sine(
        (110 + 20 * Math.sin(frame / 9)) * harmonic,
        (0.15 / harmonic) * (1 + Math.sin(frame / 4)),
        FRAME,
        frame * FRAME,
      );
      for (let i = 0; i < FRAME; i++) sound[i]! += partial[i]!;
    }
    const payload = new Uint8Array(1_275);
    return payload.slice(0, Math.max(0, encoder.encode(sound, payload)));
  });
  encoder.free();
  return packets;
}
