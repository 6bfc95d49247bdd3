import { MessageChannel, Worker } from 'node:worker_threads';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import type { MixerControl, MixerReport, MixerStatistics, MixerWorkerData } from './mixer-messages.ts';
import { PacketRing, type PacketRecord } from './packet-ring.ts';
import { SlotTable } from './slot-table.ts';

/** 2,048 packets hold 200 ms of 200 talkers; the mixer empties the ring every 20 ms. */
const INCOMING_PACKETS = 2_048;
/** One packet for each of 256 listeners in each of 4 frames. */
const OUTGOING_PACKETS = 1_024;

export interface MixerThreadOptions {
  /** Slots 0 (unused) to `slotCapacity - 1`. */
  readonly slotCapacity: number;
  readonly rules: HearingRules;
  /** A mixed packet; `record` is valid during the call only. */
  readonly onPacket: (record: PacketRecord) => void;
  readonly onStatistics: (statistics: MixerStatistics) => void;
  /** The thread ended without being asked to. */
  readonly onDied: (error: Error) => void;
}

/** The host worker's side of the mixer: its thread, the two rings and the slot table. */
export class MixerThread {
  readonly slots: SlotTable;
  /** Packets that found the ring full. */
  incomingOverflows = 0;
  readonly #worker: Worker;
  readonly #incoming: PacketRing;
  readonly #control: MessageChannel;
  readonly #stop: Int32Array;
  #isStopping = false;

  private constructor(worker: Worker, data: Omit<MixerWorkerData, 'control'>, control: MessageChannel) {
    this.#worker = worker;
    this.#control = control;
    this.#incoming = new PacketRing(data.incoming);
    this.#stop = new Int32Array(data.stop);
    this.slots = new SlotTable(data.slots, data.slotCapacity);
  }

  /** Starts the thread and waits until its codec is loaded. */
  static async start(options: MixerThreadOptions): Promise<MixerThread> {
    const shared = {
      slotCapacity: options.slotCapacity,
      rules: options.rules,
      incoming: PacketRing.allocate(INCOMING_PACKETS),
      outgoing: PacketRing.allocate(OUTGOING_PACKETS),
      slots: SlotTable.allocate(options.slotCapacity),
      stop: new SharedArrayBuffer(4),
    };
    const control = new MessageChannel();
    const workerData: MixerWorkerData = { ...shared, control: control.port2 };
    const worker = new Worker(new URL('./mixer-worker.ts', import.meta.url), { name: 'earshot-mixer', workerData, transferList: [control.port2] });
    const thread = new MixerThread(worker, shared, control);
    await thread.#listen(options, new PacketRing(shared.outgoing));
    return thread;
  }

  pushOpus(slot: number, sequence: number, rtpTimestamp: number, arrivalMs: number, payload: Uint8Array, offset: number, length: number, isRedundant: boolean): void {
    if (!this.#incoming.push(slot, sequence, rtpTimestamp, arrivalMs, isRedundant, payload, offset, length)) this.incomingOverflows++;
  }

  /** Takes effect between two ticks. */
  control(message: MixerControl): void {
    this.#control.port1.postMessage(message);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    Atomics.store(this.#stop, 0, 1);
    Atomics.notify(this.#stop, 0);
    this.#control.port1.close();
    await this.#worker.terminate();
  }

  #listen(options: MixerThreadOptions, outgoing: PacketRing): Promise<void> {
    const record = PacketRing.createRecord();
    return new Promise((resolve, reject) => {
      const die = (error: Error): void => {
        reject(error);
        if (!this.#isStopping) options.onDied(error);
      };
      this.#worker.on('error', die);
      this.#worker.on('exit', (code) => die(new Error(`The mixer thread ended with code ${code}.`)));
      this.#worker.on('message', (report: MixerReport) => {
        if (report.type === 'packets') while (outgoing.pop(record)) options.onPacket(record);
        else if (report.type === 'statistics') options.onStatistics(report.statistics);
        else resolve();
      });
    });
  }
}
