import { MixerLoop } from '../../main/host/mixing/mixer-loop.ts';
import type { MixerControl, MixerReport } from '../../main/host/mixing/mixer-messages.ts';
import type { MixerThreadOptions } from '../../main/host/mixing/mixer-thread.ts';
import { PacketRing } from '../../main/host/mixing/packet-ring.ts';
import { SpeakerRing } from '../../main/host/mixing/speaker-ring.ts';
import type { OpusPacket } from '../../main/media/rtp/opus-packet.ts';
import { WorkerSignals } from '../../main/host/mixing/worker-signals.ts';
import type { OpusCodec } from '../../main/media/opus/opus.ts';
import { FRAME_MS } from '../../shared/audio-format.ts';
import { scheduleEvery } from '../../shared/schedule.ts';
import type { ManualClock } from './manual-clock.ts';

/** Enough for a worker whose packets are collected after every tick. */
const RING_PACKETS_PER_SLOT = 64;

/**
 * A mixer worker without a thread: the test moves the clock and calls `run`. It has the methods of `MixerThread`, so a
 * pool can use it instead.
 */
export class SteppedMixer {
  /** All reports of the loop, in order. */
  readonly reports: MixerReport[] = [];
  readonly outgoing: PacketRing;
  readonly signals: WorkerSignals;
  readonly #options: MixerThreadOptions;
  readonly #incoming: SpeakerRing;
  readonly #loop: MixerLoop;
  readonly #controls: MixerControl[] = [];
  readonly #packet = PacketRing.createRecord();
  #isStopped = false;

  constructor(options: MixerThreadOptions, environment: { readonly codec: OpusCodec; readonly nowMs: () => number }) {
    const ringPackets = 2 ** Math.ceil(Math.log2(RING_PACKETS_PER_SLOT * options.slotShare));
    const incoming = PacketRing.allocate(ringPackets);
    const outgoing = PacketRing.allocate(ringPackets);
    const signals = WorkerSignals.allocate();
    this.#options = options;
    this.#incoming = new SpeakerRing(incoming);
    this.outgoing = new PacketRing(outgoing);
    this.signals = new WorkerSignals(signals);
    this.#loop = new MixerLoop(
      { ...options, incoming, outgoing, signals },
      {
        ...environment,
        receiveControl: () => this.#controls.shift(),
        report: (message) => {
          this.reports.push(message);
          if (message.type !== 'statistics') return;
          const { statistics } = message;
          options.onStatistics({ ...statistics, delays: { ...statistics.delays, handoverMs: 0 } });
        },
      },
    );
  }

  control(message: MixerControl): void {
    this.#controls.push(message);
  }

  /** Commands that the loop has not applied yet. */
  get waitingControls(): number {
    return this.#controls.length;
  }

  pushOpus(packet: OpusPacket): boolean {
    return this.#incoming.push(packet);
  }

  /** Does only what is due now. Returns the milliseconds until something is due. */
  mix(): number {
    let idleMs = 0;
    while (!this.#isStopped && idleMs === 0) idleMs = this.#loop.turn();
    return idleMs;
  }

  /** Does what is due now and collects the packets, like the host worker. */
  run(): void {
    this.mix();
    this.signals.acceptPackets();
    while (this.outgoing.pop(this.#packet)) this.#options.onPacket(this.#packet);
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    return Promise.resolve();
  }
}

/** Starts a worker that mixes whenever a frame of its grid is due on `clock`. */
export function startSteppedMixer(options: MixerThreadOptions, codec: OpusCodec, clock: ManualClock): SteppedMixer {
  const mixer = new SteppedMixer(options, { codec, nowMs: clock.nowMs });
  scheduleEvery(clock.schedule, () => mixer.run(), FRAME_MS);
  return mixer;
}
