import { RTP_CLOCK_PER_MS } from '../../../shared/audio-format.ts';
import { REPORTED_SECONDS } from '../../../shared/model/people/report.ts';
import { PRE_SKIP_SAMPLES } from '../../media/ogg/ogg-opus.ts';
import { AudibleLog, STEP_MS } from './audible-log.ts';
import { MixTape } from './mix-tape.ts';

/** What a report has, and before it what players of the file leave out. */
const RUN_UP_MS = PRE_SKIP_SAMPLES / RTP_CLOCK_PER_MS;
export const KEPT_MS = 1_000 * REPORTED_SECONDS;

interface Track {
  readonly tape: MixTape;
  readonly log: AudibleLog;
}

/** A mixed packet as the mixer hands it out. */
interface MixedPacket {
  readonly slot: number;
  readonly payload: Uint8Array;
  readonly length: number;
  readonly rtpTimestamp: number;
  readonly timeMs: number;
}

/**
 * Keeps what each listener of a lobby was sent in the last 30 s, and who was audible in it, while it is on. Off, it
 * keeps nothing, and a packet costs it one comparison. It allocates for a listener with the first packet.
 */
export class MixRecorder {
  /** By slot; [] = it is off. */
  #tracks: (Track | undefined)[] = [];
  #isOn = false;

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Starts with nothing, or stops and forgets everything. */
  setOn(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#tracks = [];
  }

  /** Keeps a packet. Called for each one that goes to a listener. */
  write({ slot, payload, length, rtpTimestamp, timeMs }: MixedPacket): void {
    if (!this.#isOn) return;
    const track = this.#tracks[slot] ?? this.#begin(slot);
    track.tape.write(payload, length, rtpTimestamp, timeMs);
  }

  /** Returns who is audible at a slot, to note more; undefined = nothing was sent there. */
  logOf(slot: number): AudibleLog | undefined {
    return this.#tracks[slot]?.log;
  }

  /** Begins a step of all logs. */
  beginStep(timeMs: number): void {
    for (let slot = 0; slot < this.#tracks.length; slot++) this.#tracks[slot]?.log.begin(timeMs);
  }

  /** Forgets what was sent to a slot: another listener gets it, or nobody does. */
  clear(slot: number): void {
    this.#tracks[slot] = undefined;
  }

  /** Returns whether a participant was audible at a slot in the last 30 s before `nowMs`. */
  wasAudible(slot: number, id: number, nowMs: number): boolean {
    return this.#tracks[slot]?.log.read(nowMs - KEPT_MS, nowMs).some((span) => span.id === id) ?? false;
  }

  /** Returns what a slot was sent in the last 30 s before `nowMs`; undefined = nothing. */
  read(slot: number, nowMs: number) {
    const track = this.#tracks[slot];
    const packets = track?.tape.read(nowMs - KEPT_MS - RUN_UP_MS) ?? [];
    const [first] = packets;
    if (track === undefined || first === undefined) return undefined;
    const startMs = first.timeMs + RUN_UP_MS;
    return { packets, startMs, spans: track.log.read(startMs - STEP_MS, nowMs) };
  }

  /** Memory of all listeners, bytes. */
  get memoryBytes(): number {
    return this.#tracks.reduce(
      (bytes, track) => bytes + (track?.tape.memoryBytes ?? 0) + (track?.log.memoryBytes ?? 0),
      0,
    );
  }

  #begin(slot: number): Track {
    const track = { tape: new MixTape(KEPT_MS + RUN_UP_MS), log: new AudibleLog(KEPT_MS) };
    this.#tracks[slot] = track;
    return track;
  }
}
