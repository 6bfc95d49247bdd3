import type { MixerStatistics } from '../../main/host/mixing/mixer-statistics.ts';
import { SlotTable } from '../../main/host/mixing/slot-table.ts';
import { type OpusCodec } from '../../main/media/opus/opus.ts';
import { createMixMemory } from '../../main/mixer/kernel/mix-memory.ts';
import { AudienceTable } from '../../main/mixer/plan/audience-table.ts';
import type { AudioDecoder, AudioEncoder } from '../../main/mixer/ports.ts';
import { FRAME_MS, FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../shared/audio-format.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { placementAt } from './lobby/placement.ts';
import { SteppedMixer } from './stepped-mixer.ts';
import { channelOf, concatenate, sine, toneDb } from './signals.ts';

export const CAPACITY = 4;
const TONE_HZ = 500;
const TONE_AMPLITUDE = 0.2;
export const STATISTICS_EVERY_TICKS = 50;
const MEASURED_TICKS = 10;
/** Interval of the one-byte packets that replace silence. */
const KEEP_ALIVE_BYTES = 1;

interface Emitted {
  readonly slot: number;
  readonly rtpTimestamp: number;
  readonly mixedAtMs: number;
  readonly isFirstOfSpurt: boolean;
  readonly length: number;
  readonly sound: Float32Array;
}

/** A loop of one worker on a clock that the test moves, with speakers who speak a tone. */
export class LoopLab {
  readonly #opus: OpusCodec;
  nowMs = 0;
  /** How far each reading of the clock advances it, which simulates the duration of work. */
  clockStepMs = 0;
  readonly emitted: Emitted[] = [];
  readonly statistics: MixerStatistics[] = [];
  readonly slots: SlotTable;
  readonly audience: AudienceTable;
  readonly mixer: SteppedMixer;
  readonly #decoders = new Map<number, AudioDecoder>();
  readonly #encoders = new Map<number, AudioEncoder>();
  readonly #payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  readonly #output = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
  #sequence = 0;

  constructor(opus: OpusCodec, tickBudgetMs = FRAME_MS) {
    this.#opus = opus;
    const slots = SlotTable.allocate(CAPACITY + 1);
    const audience = AudienceTable.allocate(CAPACITY);
    this.slots = new SlotTable(slots, CAPACITY + 1);
    this.audience = new AudienceTable(audience, CAPACITY);
    this.mixer = new SteppedMixer(
      {
        worker: 0,
        memory: createMixMemory(CAPACITY, 1),
        tickBudgetMs,
        warmUpTicks: 0,
        warmUpPauseMs: 0,
        rules: DEFAULT_HEARING_RULES,
        phase: 'playing',
        gridStartMs: 0,
        slots,
        audience,
        slotShare: CAPACITY,
        onPacket: ({ slot, rtpTimestamp, timeMs, isFlagged, payload, length }) =>
          this.emitted.push({
            slot,
            rtpTimestamp,
            mixedAtMs: timeMs,
            isFirstOfSpurt: isFlagged,
            length,
            sound: this.#decode(slot, payload, length),
          }),
        onStatistics: (statistics) => this.statistics.push(statistics),
        onDied: () => undefined,
      },
      { codec: opus, nowMs: () => (this.nowMs += this.clockStepMs) },
    );
  }

  join(slot: number, xMetres: number): void {
    this.mixer.control({ type: 'join', slot });
    this.slots.writePlacement(slot, placementAt(xMetres, 0, 0));
  }

  /** Lets `count` frames pass while `speakers` speak a tone. Each packet arrives a millisecond before its tick. */
  pass(count: number, ...speakers: readonly number[]): void {
    for (let frame = 0; frame < count; frame++) {
      this.#advance(speakers);
      this.mixer.run();
    }
  }

  /** The same with a busy host worker that collects no packets. */
  passUncollected(count: number, ...speakers: readonly number[]): void {
    for (let frame = 0; frame < count; frame++) {
      this.#advance(speakers);
      this.mixer.mix();
    }
  }

  /** Level of the tone in the last 200 ms that `listener` heard, dBFS; the louder ear counts. */
  heardDb(listener: number): number {
    const firstTick = Math.floor(this.nowMs / FRAME_MS) - MEASURED_TICKS + 1;
    const frames = Array.from({ length: MEASURED_TICKS }, () => new Float32Array(2 * FRAME_SAMPLES));
    for (const { rtpTimestamp, sound } of this.soundsOf(listener))
      frames[rtpTimestamp / FRAME_SAMPLES - firstTick]?.set(sound);
    const sound = concatenate(frames);
    return Math.max(toneDb(channelOf(sound, 0), TONE_HZ), toneDb(channelOf(sound, 1), TONE_HZ));
  }

  soundsOf(listener: number): readonly Emitted[] {
    return this.emitted.filter(({ slot, length }) => slot === listener && length > KEEP_ALIVE_BYTES);
  }

  #advance(speakers: readonly number[]): void {
    for (const slot of speakers) this.#say(slot);
    this.#sequence++;
    this.nowMs += FRAME_MS;
  }

  #say(slot: number): void {
    const encoder = this.#encoders.get(slot) ?? this.#opus.createSpeechEncoder({ isDtxEnabled: false });
    this.#encoders.set(slot, encoder);
    const position = this.#sequence * FRAME_SAMPLES;
    const length = encoder.encode(sine(TONE_HZ, TONE_AMPLITUDE, FRAME_SAMPLES, position), this.#payload);
    this.mixer.pushOpus({
      slot,
      sequence: this.#sequence,
      rtpTimestamp: position,
      arrivalMs: this.nowMs + FRAME_MS - 1,
      payload: this.#payload,
      offset: 0,
      length,
      isRedundant: false,
    });
  }

  #decode(slot: number, payload: Uint8Array, length: number): Float32Array {
    const decoder = this.#decoders.get(slot) ?? this.#opus.createDecoder(2);
    this.#decoders.set(slot, decoder);
    return this.#output.slice(0, 2 * decoder.decode(payload, length, this.#output));
  }
}
