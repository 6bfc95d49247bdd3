import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import type { OpusPacket } from '../../media/rtp/opus-packet.ts';
import type { MixerLoopOptions } from './mixer-loop.ts';
import type { MixerControl, MixerReport } from './mixer-messages.ts';
import type { MixerStatistics } from './mixer-statistics.ts';
import { PacketHandover } from './packet-handover.ts';
import { PacketRing, type PacketRecord } from './packet-ring.ts';
import { SpeakerRing } from './speaker-ring.ts';
import { WorkerSignals } from './worker-signals.ts';

/**
 * The most that a participant may send in 20 ms, 500 packets a second, so that a flood from one takes no room from
 * others.
 */
const INCOMING_PACKETS_PER_SLOT = 10;
/** Four frames, in case the host worker is busy. */
const OUTGOING_PACKETS_PER_SLOT = 4;
const MIN_RING_PACKETS = 64;

/** A worker that has not ticked for five checks in a row hangs. A machine that was asleep shows up as one check. */
const WATCH_INTERVAL_MS = 1_000;
const MAX_IDLE_LOOKS = 5;

/** The data with which a mixer worker starts. */
export interface MixerWorkerData extends MixerLoopOptions {
  /** Ticks to mix for simulated players before the thread reports that it is ready. */
  readonly warmUpTicks: number;
  /** The pause after each of them, milliseconds. */
  readonly warmUpPauseMs: number;
  /** Carries `MixerControl`. */
  readonly control: MessagePort;
}

export interface MixerThreadOptions extends Pick<
  MixerWorkerData,
  | 'worker'
  | 'memory'
  | 'tickBudgetMs'
  | 'warmUpTicks'
  | 'warmUpPauseMs'
  | 'rules'
  | 'phase'
  | 'gridStartMs'
  | 'slots'
  | 'audience'
> {
  /** The most slots that this worker ever has. */
  readonly slotShare: number;
  /** Receives a mixed packet; `record` is only valid during the call. */
  readonly onPacket: (record: PacketRecord) => void;
  readonly onStatistics: (statistics: MixerStatistics) => void;
  /** The thread ended unexpectedly after it had started. Called once. */
  readonly onDied: (error: Error) => void;
}

/** The host worker's side of one mixer worker: its thread and the two rings. */
export class MixerThread {
  readonly #worker: Worker;
  readonly #incoming: SpeakerRing;
  readonly #control: MessageChannel;
  readonly #signals: WorkerSignals;
  #isStopping = false;
  #watch: NodeJS.Timeout | undefined;
  #hangs = false;

  private constructor(worker: Worker, data: Pick<MixerLoopOptions, 'incoming' | 'signals'>, control: MessageChannel) {
    this.#worker = worker;
    this.#control = control;
    this.#incoming = new SpeakerRing(data.incoming);
    this.#signals = new WorkerSignals(data.signals);
  }

  /** Starts the thread and waits until its codec is loaded. Rejects if it ends before that. */
  static async start(options: MixerThreadOptions): Promise<MixerThread> {
    const { worker: number, memory, tickBudgetMs, rules, phase, gridStartMs, slots, audience } = options;
    const { slotShare, warmUpTicks, warmUpPauseMs } = options;
    const rings = {
      incoming: PacketRing.allocate(ringPackets(slotShare * INCOMING_PACKETS_PER_SLOT)),
      outgoing: PacketRing.allocate(ringPackets(slotShare * OUTGOING_PACKETS_PER_SLOT)),
      signals: WorkerSignals.allocate(),
    };
    const control = new MessageChannel();
    const workerData: MixerWorkerData = {
      worker: number,
      memory,
      tickBudgetMs,
      warmUpTicks,
      warmUpPauseMs,
      rules,
      phase,
      gridStartMs,
      slots,
      audience,
      ...rings,
      control: control.port2,
    };
    const worker = new Worker(new URL('./mixer-worker.ts', import.meta.url), {
      name: `earshot-mixer-${number}`,
      workerData,
      transferList: [control.port2],
    });
    const thread = new MixerThread(worker, rings, control);
    await thread.#listen(options, new PacketHandover(new PacketRing(rings.outgoing), monotonicMs, options.onPacket));
    thread.#startWatching();
    return thread;
  }

  /** Hands a packet to the worker. Returns false if the ring is full. */
  pushOpus(packet: OpusPacket): boolean {
    return this.#incoming.push(packet);
  }

  /** Sends a command, which takes effect between two ticks. */
  control(message: MixerControl): void {
    this.#control.port1.postMessage(message);
    this.#signals.wake();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#watch);
    this.#signals.requestStop();
    this.#control.port1.close();
    await this.#worker.terminate();
  }

  /** Watches for a thread that hangs, and terminates it; it then counts as dead. */
  #startWatching(): void {
    let lastCount = this.#signals.tickCount();
    let idleLooks = 0;
    this.#watch = setInterval(() => {
      const count = this.#signals.tickCount();
      idleLooks = count === lastCount ? idleLooks + 1 : 0;
      lastCount = count;
      if (idleLooks !== MAX_IDLE_LOOKS) return;
      this.#hangs = true;
      void this.#worker.terminate();
    }, WATCH_INTERVAL_MS).unref();
  }

  #listen(options: MixerThreadOptions, handover: PacketHandover): Promise<void> {
    let hasStarted = false;
    let hasEnded = false;
    return new Promise((resolve, reject) => {
      const end = (error: Error): void => {
        if (hasEnded) return;
        hasEnded = true;
        clearInterval(this.#watch);
        this.#control.port1.close();
        if (!hasStarted) reject(error);
        else if (!this.#isStopping) options.onDied(error);
      };
      this.#worker.on('error', (error) =>
        end(new Error(error instanceof Error ? (error.stack ?? error.message) : String(error))),
      );
      this.#worker.on('exit', (code) =>
        end(
          new Error(
            this.#hangs
              ? 'The mixer thread stopped responding and was terminated.'
              : `The mixer thread ended with code ${code}.`,
          ),
        ),
      );
      this.#worker.on('message', (report: MixerReport) => {
        if (report.type === 'packets') {
          this.#signals.acceptPackets();
          handover.run();
        } else if (report.type === 'statistics') {
          const { statistics } = report;
          options.onStatistics({ ...statistics, delays: { ...statistics.delays, handoverMs: handover.takeMeanMs() } });
        } else {
          hasStarted = true;
          resolve();
        }
      });
    });
  }
}

/** Rounds up to a power of two, as a ring's capacity requires. */
function ringPackets(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(count, MIN_RING_PACKETS)));
}
