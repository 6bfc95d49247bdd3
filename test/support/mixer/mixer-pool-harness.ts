import type { Worker } from 'node:worker_threads';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { loadOpus, type OpusCodec } from '../../../main/media/opus/opus.ts';
import { MixerPool, type MixerPoolOptions } from '../../../main/host/mixing/mixer-pool.ts';
import { MixerThread } from '../../../main/host/mixing/mixer-thread.ts';
import type { MixerStatistics } from '../../../main/host/mixing/mixer-statistics.ts';
import type { AudioDecoder, AudioEncoder } from '../../../main/mixer/ports.ts';
import {
  FRAME_MS,
  FRAME_SAMPLES,
  MAX_OPUS_PACKET_SAMPLES,
  MAX_OPUS_PAYLOAD_BYTES,
} from '../../../shared/audio-format.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { afterTest } from '../lobby/host-parts.ts';
import { placementOf } from '../lobby/placement.ts';
import type { ManualClock } from '../manual-clock.ts';
import { channelOf, concatenate, sine, toneDb } from '../signals.ts';
import { startSteppedMixer } from '../stepped-mixer.ts';

const AMPLITUDE = 0.2;
const TONE_DB = 20 * Math.log10(AMPLITUDE / Math.SQRT2);

/** 200 ms distinguish tones 100 Hz apart. */
const KEPT_FRAMES = 10;

/** A one-byte packet means that nothing is heard. */
const SIGN_OF_LIFE_BYTES = 1;

interface Listener {
  readonly decoder: AudioDecoder;
  readonly frames: Float32Array[];
  readonly timestamps: number[];
  /** Packets with sound. */
  readonly soundTimestamps: number[];
}

interface Speaker {
  readonly encoder: AudioEncoder;
  readonly frequencyHz: number;
  sequence: number;
}

/** A pool's clock, and the workers that it starts. */
interface PoolWorld extends Pick<MixerPoolOptions, 'nowMs' | 'startThread'> {
  /** Calls back every 20 ms. Returns a function that stops it. */
  readonly startFrames: (onFrame: () => void) => () => void;
}

const REAL_WORLD: PoolWorld = {
  nowMs: monotonicMs,
  startThread: (thread) => MixerThread.start(thread),
  startFrames: startFrameTimer,
};

/** A pool with real Opus, whose participants speak tones, and whose mixes are decoded. */
export class PoolHarness {
  readonly pool: MixerPool;
  /** The pool's threads, in the order in which they were started. */
  readonly threads: readonly Worker[];
  readonly problems: string[];
  readonly deaths: Error[];
  readonly #opus: OpusCodec;
  readonly #nowMs: () => number;
  readonly #listeners: Map<number, Listener>;
  readonly #speakers = new Map<number, Speaker>();
  readonly #payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  #statistics: readonly MixerStatistics[] = [];

  private constructor(
    opus: OpusCodec,
    pool: MixerPool,
    listeners: Map<number, Listener>,
    threads: readonly Worker[],
    problems: string[],
    deaths: Error[],
    nowMs: () => number,
  ) {
    this.#opus = opus;
    this.#nowMs = nowMs;
    this.pool = pool;
    this.#listeners = listeners;
    this.threads = threads;
    this.problems = problems;
    this.deaths = deaths;
  }

  /** A pool of real threads. */
  static start(workers: number, capacity: number): Promise<PoolHarness> {
    return PoolHarness.#start(workers, capacity, REAL_WORLD);
  }

  /** A pool without threads. Its workers mix as the test moves `clock`. */
  static async startOn(clock: ManualClock, workers: number, capacity: number): Promise<PoolHarness> {
    const codec = await loadOpus();
    return PoolHarness.#start(workers, capacity, {
      nowMs: clock.nowMs,
      startThread: async (thread) => startSteppedMixer(thread, codec, clock),
      startFrames: (onFrame) => scheduleEvery(clock.schedule, onFrame, FRAME_MS),
    });
  }

  static async #start(workers: number, capacity: number, world: PoolWorld): Promise<PoolHarness> {
    const listeners = new Map<number, Listener>();
    const threads: Worker[] = [];
    const problems: string[] = [];
    const deaths: Error[] = [];
    const noteThread = (worker: Worker): void => void threads.push(worker);
    process.on('worker', noteThread);
    afterTest(() => void process.off('worker', noteThread));
    const output = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
    const pool = await MixerPool.start({
      capacity,
      workers,
      tickBudgetMs: FRAME_MS,
      warmUpTicks: 0,
      rules: DEFAULT_HEARING_RULES,
      phase: 'playing',
      nowMs: world.nowMs,
      startThread: world.startThread,
      onPacket: ({ slot, payload, length, rtpTimestamp }) => {
        const listener = listeners.get(slot);
        if (listener === undefined) return;
        listener.timestamps.push(rtpTimestamp);
        if (length > SIGN_OF_LIFE_BYTES) listener.soundTimestamps.push(rtpTimestamp);
        const samples = listener.decoder.decode(payload, length, output);
        listener.frames.push(output.slice(0, 2 * samples));
        if (listener.frames.length > KEPT_FRAMES) listener.frames.shift();
      },
      onStatistics: (statistics) => (harness.#statistics = statistics),
      onProblem: (message) => problems.push(message),
      onDied: (error) => deaths.push(error),
    });
    afterTest(() => pool.stop());
    const harness = new PoolHarness(await loadOpus(), pool, listeners, threads, problems, deaths, world.nowMs);
    afterTest(world.startFrames(() => harness.#speak()));
    return harness;
  }

  /** The latest statistics of each worker. */
  get statistics(): readonly MixerStatistics[] {
    return this.#statistics;
  }

  /**
   * Workers get slots in turn. With two workers and joins in order, odd slots go to the first and even ones to the
   * second.
   */
  join(slot: number, xMetres: number): void {
    this.#listeners.set(slot, {
      decoder: this.#opus.createDecoder(2),
      frames: [],
      timestamps: [],
      soundTimestamps: [],
    });
    this.pool.join(slot);
    this.pool.slots.writePlacement(slot, placementOf({ xMetres }));
  }

  startTone(slot: number, frequencyHz: number): void {
    this.#speakers.set(slot, {
      encoder: this.#opus.createSpeechEncoder({ isDtxEnabled: false }),
      frequencyHz,
      sequence: 0,
    });
  }

  stopTone(slot: number): void {
    this.#speakers.delete(slot);
  }

  /** Level of a tone in the listener's last 200 ms relative to the spoken tone, dB, both channels together. */
  gainDb(listener: number, frequencyHz: number): number {
    const { frames = [] } = this.#listeners.get(listener) ?? {};
    if (frames.length < KEPT_FRAMES) return -120;
    const stereo = concatenate(frames);
    const [left, right] = ([0, 1] as const).map(
      (channel) => 10 ** (toneDb(channelOf(stereo, channel), frequencyHz) / 10),
    );
    const power = (left ?? 0) + (right ?? 0);
    return 10 * Math.log10(power) - TONE_DB;
  }

  /** RTP timestamps of all packets sent to the listener. */
  timestampsOf(listener: number): readonly number[] {
    return this.#listeners.get(listener)?.timestamps ?? [];
  }

  /** RTP timestamps of the listener's packets with sound. */
  soundTimestampsOf(listener: number): readonly number[] {
    return this.#listeners.get(listener)?.soundTimestamps ?? [];
  }

  #speak(): void {
    for (const [slot, speaker] of this.#speakers) {
      const position = speaker.sequence * FRAME_SAMPLES;
      const length = speaker.encoder.encode(
        sine(speaker.frequencyHz, AMPLITUDE, FRAME_SAMPLES, position),
        this.#payload,
      );
      this.pool.pushOpus({
        slot,
        sequence: speaker.sequence++ & 0xffff,
        rtpTimestamp: position >>> 0,
        arrivalMs: this.#nowMs(),
        payload: this.#payload,
        offset: 0,
        length,
        isRedundant: false,
      });
    }
  }
}
