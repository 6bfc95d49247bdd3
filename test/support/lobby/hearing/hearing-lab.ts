import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import { createMixMemory } from '../../../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../../../main/mixer/mixer.ts';
import { PersonalTables, type PersonalRows } from '../../../../main/mixer/personal-tables.ts';
import type { AudioDecoder, AudioEncoder } from '../../../../main/mixer/ports.ts';
import { FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../../shared/audio-format.ts';
import { createTimbreEffect } from '../../../../shared/dsp/create-timbre-effect.ts';
import type { Timbre } from '../../../../shared/dsp/timbre.ts';
import type { GamePhase, HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { channelOf, concatenate, rmsDb, sine, toneDb } from '../../signals.ts';

const AMPLITUDE = 0.2;
const SPOKEN_DB = 20 * Math.log10(AMPLITUDE / Math.SQRT2);
/** 400 ms: by then codecs, playout and filters have settled, and tones 20 Hz apart can be distinguished. */
const MEASURED_TICKS = 20;
const SETTLING_TICKS = 30;
/** Time in which the last of a voice dies away. */
const PAUSE_TICKS = 40;

interface Person {
  readonly toneHz: number;
  readonly encoder: AudioEncoder;
  readonly decoder: AudioDecoder;
  sequence: number;
  /** The sound decoded in each of the last ticks; zeros when nothing arrived. */
  heard: Float32Array[];
}

/** Level at each ear, dB relative to the spoken tone. */
export interface EarsDb {
  readonly left: number;
  readonly right: number;
}

/**
 * The real mixer with real Opus both ways and people who speak tones, tick by tick, so results do not depend on load.
 * Slots count from 1 in the order of people.
 */
export class HearingLab {
  readonly #mixer: Mixer;
  readonly #people: readonly Person[];
  readonly #personal: PersonalTables;
  readonly #payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  #tick = 0;

  private constructor(mixer: Mixer, people: readonly Person[]) {
    this.#mixer = mixer;
    this.#people = people;
    this.#personal = new PersonalTables(people.length);
  }

  /** `tonesHz`: the tone of each person. */
  static async open(
    rules: HearingRules,
    phase: GamePhase,
    placements: readonly Float64Array[],
    tonesHz: readonly number[],
  ): Promise<HearingLab> {
    const opus = await loadOpus();
    const people: Person[] = [];
    for (const toneHz of tonesHz) {
      people.push({
        toneHz,
        encoder: opus.createSpeechEncoder({ isDtxEnabled: false }),
        decoder: opus.createDecoder(2),
        sequence: 0,
        heard: [],
      });
    }
    const output = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
    const mixer = new Mixer({
      memory: createMixMemory(people.length, 1),
      worker: 0,
      rules,
      sink: {
        emit: (slot, payload, length) => {
          const { decoder, heard } = people[slot - 1]!;
          const samples = decoder.decode(payload, length, output);
          if (length > 1 && samples === FRAME_SAMPLES) heard.at(-1)!.set(output.subarray(0, 2 * FRAME_SAMPLES));
        },
      },
    });
    mixer.setRules(rules, phase);
    for (const [index, placement] of placements.entries()) {
      mixer.join(index + 1, {
        input: new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 }),
        encoder: opus.createMixEncoder(),
      });
      mixer.setPlacement(index + 1, placement);
    }
    return new HearingLab(mixer, people);
  }

  place(person: number, placement: Float64Array): void {
    this.#mixer.setPlacement(person + 1, placement);
  }

  /** The personal settings of a slot. */
  setPersonal(slot: number, rows: PersonalRows): void {
    this.#mixer.setPersonal(slot, this.#personal.set(slot, rows));
  }

  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#mixer.setRules(rules, phase);
  }

  /** Lets only these people speak their tones for a second. Later measurements cover the last 400 ms. */
  speak(...speakers: readonly number[]): void {
    this.#run([], PAUSE_TICKS);
    this.#run(speakers, SETTLING_TICKS + MEASURED_TICKS);
  }

  /** Keeps everyone silent for this many frames. */
  rest(ticks: number): void {
    this.#run([], ticks);
  }

  /** The level of the other's tone at each ear. */
  earsDb(listener: number, speaker: number): EarsDb {
    const { toneHz } = this.#people[speaker]!;
    const sound = concatenate(this.#people[listener]!.heard.slice(-MEASURED_TICKS));
    return {
      left: toneDb(channelOf(sound, 0), toneHz) - SPOKEN_DB,
      right: toneDb(channelOf(sound, 1), toneHz) - SPOKEN_DB,
    };
  }

  /** The same for both ears together, which is equal for a voice straight ahead and one from the side. */
  gainDb(listener: number, speaker: number): number {
    const { left, right } = this.earsDb(listener, speaker);
    return sumDb(left, right);
  }

  /** The level of everything that arrives, relative to a spoken tone, dB. */
  soundDb(listener: number): number {
    const sound = concatenate(this.#people[listener]!.heard.slice(-MEASURED_TICKS));
    return sumDb(rmsDb(channelOf(sound, 0)), rmsDb(channelOf(sound, 1))) - SPOKEN_DB;
  }

  /** The effect of a timbre on a person's tone, dB relative to the dry tone. */
  timbreDb(speaker: number, timbre: Exclude<Timbre, 'dry'>): number {
    const { toneHz } = this.#people[speaker]!;
    const sound = sine(toneHz, AMPLITUDE, (SETTLING_TICKS + MEASURED_TICKS) * FRAME_SAMPLES);
    createTimbreEffect(timbre).process(sound);
    return toneDb(sound.subarray(SETTLING_TICKS * FRAME_SAMPLES), toneHz) - SPOKEN_DB;
  }

  close(): void {
    this.#mixer.close();
    for (const { encoder, decoder } of this.#people) {
      encoder.free();
      decoder.free();
    }
  }

  #run(speakers: readonly number[], ticks: number): void {
    for (const end = this.#tick + ticks; this.#tick < end; this.#tick++) {
      const start = this.#tick * FRAME_SAMPLES;
      for (const index of speakers) {
        const person = this.#people[index]!;
        const length = person.encoder.encode(sine(person.toneHz, AMPLITUDE, FRAME_SAMPLES, start), this.#payload);
        this.#mixer.receive(index + 1, {
          sequence: person.sequence++,
          rtpTimestamp: start,
          arrivalMs: 20 * this.#tick,
          payload: this.#payload,
          length,
          isRedundant: false,
        });
      }
      for (const { heard } of this.#people) {
        heard.push(new Float32Array(2 * FRAME_SAMPLES));
        if (heard.length > MEASURED_TICKS) heard.shift();
      }
      this.#mixer.tick(this.#tick, 20 * this.#tick + 15);
    }
  }
}

function sumDb(a: number, b: number): number {
  return 10 * Math.log10(10 ** (a / 10) + 10 ** (b / 10));
}
