import { setPriority } from 'node:os';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../shared/audio-format.ts';
import type { Protection } from '../host-messages.ts';
import type { Scenario } from '../scenario.ts';
import { SimulatedPlayer } from './simulated-player.ts';
import type { SpeechPackets } from './speech-packets.ts';

/** Players do not talk in step: their frames start at this many phases within 20 ms. */
export const PHASES = 5;
const PHASE_MS = FRAME_MS / PHASES;
/** A silent player sends a packet every 400 ms, as DTX does (RFC 7587, section 3.1.3). */
const SILENT_INTERVAL_FRAMES = 20;
/** libwebrtc sends reports of audio every 5 s. */
const REPORT_INTERVAL_FRAMES = 250;
const GENERATOR_NICENESS = -10;

/** A player's destination, and its first packet. */
export interface LoadTarget {
  readonly port: number;
  readonly greeting?: Buffer;
}

/** Sends this kind of player's packets for one fifth of a frame; `phase` counts fifths from the start. */
export type SendPhase = (player: SimulatedPlayer, phase: number) => void;

export interface LoadGeneratorOptions {
  readonly scenario: Scenario;
  readonly packets: SpeechPackets;
  readonly protection: Protection;
  /** Players whose mixes are recorded for checking. */
  readonly sampled: readonly number[];
  /** Misbehaving players, and what they do. */
  readonly abusers?: ReadonlyMap<number, SendPhase> | undefined;
}

/** All players' sockets, and the clock that drives their talking. */
export class LoadGenerator {
  readonly players: readonly SimulatedPlayer[];
  /** Lateness of each fifth of a frame since the list was last emptied, ms. */
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

  /** Starts talking. Raises this thread's priority, so that it keeps its pace next to a server that uses all cores. */
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
      // 37 is coprime to the number of packets of any voice, so all players are at different words.
      if (this.#isTalker[index] === true)
        player.sendOpus(speech[(frame + 37 * index) % speech.length]!, frame * FRAME_SAMPLES);
      else if ((frame + index) % SILENT_INTERVAL_FRAMES === 0) player.sendOpus(silence, frame * FRAME_SAMPLES);
      if ((frame + index) % REPORT_INTERVAL_FRAMES === 0) player.sendReport();
    }
  }
}

/** Raises the priority of the calling thread (Linux, root only). Without it, more runs on a busy machine are void. */
function setNiceness(niceness: number): void {
  try {
    setPriority(niceness);
  } catch {
    // Not permitted. The measured lateness shows whether it mattered.
  }
}
