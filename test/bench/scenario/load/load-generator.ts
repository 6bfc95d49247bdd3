import { setPriority } from 'node:os';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../shared/audio-format.ts';
import type { Protection } from '../host-messages.ts';
import type { Scenario } from '../scenario.ts';
import { SimulatedPlayer } from './simulated-player.ts';
import type { SpeechPackets } from './speech-packets.ts';

/** Players do not talk in step: their frames begin at so many places within 20 ms. */
export const PHASES = 5;
const PHASE_MS = FRAME_MS / PHASES;
/** Who is silent sends a packet every 400 ms, as discontinuous transmission does (RFC 7587, section 3.1.3). */
const SILENT_INTERVAL_FRAMES = 20;
/** libwebrtc sends reports of audio every 5 s. */
const REPORT_INTERVAL_FRAMES = 250;
const GENERATOR_NICENESS = -10;

/** Where a player sends to, and what it says first. */
export interface LoadTarget {
  readonly port: number;
  readonly greeting?: Buffer;
}

/** Sends what a player of its kind sends in one fifth of a frame; `phase` counts these from the start. */
export type SendPhase = (player: SimulatedPlayer, phase: number) => void;

export interface LoadGeneratorOptions {
  readonly scenario: Scenario;
  readonly packets: SpeechPackets;
  readonly protection: Protection;
  /** Players whose mixes are kept to be listened to. */
  readonly sampled: readonly number[];
  /** Players who do not behave, and what they do instead. */
  readonly abusers?: ReadonlyMap<number, SendPhase> | undefined;
}

/** All players' sockets, and the clock by which they talk. */
export class LoadGenerator {
  readonly players: readonly SimulatedPlayer[];
  /** How late each fifth of a frame was sent since it was last emptied, ms. */
  latenessMs: number[] = [];
  readonly #options: LoadGeneratorOptions;
  readonly #isTalker: readonly boolean[];
  #timer: NodeJS.Timeout | undefined;
  #startMs = 0;
  #step = 0;

  private constructor(options: LoadGeneratorOptions, players: readonly SimulatedPlayer[]) {
    const talkers = new Set(options.scenario.talkers);
    this.#options = options;
    this.players = players;
    this.#isTalker = players.map((_, player) => talkers.has(player));
  }

  static async open(options: LoadGeneratorOptions): Promise<LoadGenerator> {
    const sampled = new Set(options.sampled);
    const players: SimulatedPlayer[] = [];
    for (let player = 0; player < options.scenario.players; player++)
      players.push(await SimulatedPlayer.open(player, options.protection, sampled.has(player)));
    return new LoadGenerator(options, players);
  }

  async connect(targets: readonly LoadTarget[]): Promise<void> {
    for (const [player, target] of targets.entries()) {
      await this.players[player]?.connect(target.port);
      if (target.greeting !== undefined) this.players[player]?.sendRaw(target.greeting);
    }
  }

  /**
   * Begins to talk. This thread goes first from now on, so that it keeps its pace beside a server that takes all cores.
   */
  start(): void {
    setNiceness(GENERATOR_NICENESS);
    this.#startMs = monotonicMs();
    this.#run();
  }

  async close(): Promise<void> {
    setNiceness(0);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await Promise.all(this.players.map((player) => player.close()));
  }

  #run(): void {
    for (;;) {
      const dueMs = this.#startMs + this.#step * PHASE_MS;
      const lateMs = monotonicMs() - dueMs;
      if (lateMs < 0) {
        this.#timer = setTimeout(() => this.#run(), -lateMs);
        return;
      }
      this.latenessMs.push(lateMs);
      this.#sendPhase(this.#step % PHASES, Math.floor(this.#step / PHASES));
      this.#step++;
    }
  }

  #sendPhase(phase: number, frame: number): void {
    const {
      abusers,
      packets: { speech, silence },
    } = this.#options;
    abusers?.forEach((send, index) => send(this.players[index]!, this.#step));
    for (let index = phase; index < this.players.length; index += PHASES) {
      const player = this.players[index]!;
      if (abusers?.has(index) === true) continue;
      // 37 is prime to the number of packets of any voice: everybody is at another word.
      if (this.#isTalker[index] === true)
        player.sendOpus(speech[(frame + 37 * index) % speech.length]!, frame * FRAME_SAMPLES);
      else if ((frame + index) % SILENT_INTERVAL_FRAMES === 0) player.sendOpus(silence, frame * FRAME_SAMPLES);
      if ((frame + index) % REPORT_INTERVAL_FRAMES === 0) player.sendReport();
    }
  }
}

/** Of the calling thread (Linux). Only root may raise it; without, runs on a full machine are void more often. */
function setNiceness(niceness: number): void {
  try {
    setPriority(niceness);
  } catch {
    // Not allowed: the lateness tells whether it mattered.
  }
}
