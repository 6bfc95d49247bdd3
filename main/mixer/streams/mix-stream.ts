import { MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import { joinFrames, SILENT_MIX_PACKET } from '../../../shared/opus-packet.ts';
import type { FrameBank } from '../kernel/frame-bank.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';
import { Limiter } from './limiter.ts';
import type { MixPlan } from '../mix-plan.ts';
import type { MixerStats } from '../mixer-stats.ts';
import type { MixEncoder } from '../ports.ts';
import type { SourceTable } from '../sources/source-table.ts';

/**
 * Frames of silence sent after the last sound. The codec's overlap ends in the first two. But between the one-byte
 * packets Chromium's decoder keeps making noise like the last quiet it received: 12 dB under a steady tone, 10 dB under
 * the noise of a room. Measured there: 12 frames of silence do not end that, 16 do.
 */
const FLUSH_FRAMES = 25;
/** After this many encoded frames of silence the encoder's packets are all the same, so it is no longer called. */
const ENCODED_FLUSH_FRAMES = 2;

/** The objects that all streams of a mixer share. */
export interface MixStreamTools {
  readonly bank: FrameBank;
  readonly kernels: MixKernels;
  readonly sources: SourceTable;
  readonly stats: MixerStats;
}

/** One distinct mix: its sound, its encoder, its packets, and the number of listeners. */
export class MixStream {
  readonly number: number;
  encoder: MixEncoder;
  /** 0 = free. */
  listenerCount = 0;
  /** The plan to mix in this tick: that of any of its listeners. */
  plan: MixPlan | undefined;
  /** The packet to send in this tick, unless `packetLength` is 0. */
  readonly packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  packetLength = 0;
  /** Tick of the packet's first frame. */
  packetTick = 0;
  /** The stream that has sounded the same lately, which of its lives that was, and for how many ticks. */
  agreeingWith: MixStream | undefined;
  agreeingLife = 0;
  agreeingTicks = 0;
  /** Counts how often the stream has started for other listeners. */
  life = 0;
  readonly #tools: MixStreamTools;
  readonly #limiter: Limiter;
  readonly #mix: Float32Array;
  readonly #mixAddress: number;
  readonly #frame = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  /** First half of a packet of two frames. */
  readonly #waiting = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  #waitingLength = 0;
  /** Frames of silence still to send. */
  #flushFrames = 0;

  constructor(number: number, encoder: MixEncoder, tools: MixStreamTools) {
    this.number = number;
    this.encoder = encoder;
    this.#tools = tools;
    this.#mix = tools.bank.mix(number);
    this.#mixAddress = tools.bank.mixAddress(number);
    this.#limiter = new Limiter(tools.bank, tools.kernels, number);
  }

  /** Whether the sound and the silence after it have all been sent. */
  get isSpent(): boolean {
    return this.#flushFrames === 0;
  }

  /** Whether the stream is in use but silent in this tick. */
  get isSilent(): boolean {
    return this.listenerCount > 0 && this.plan?.count === 0;
  }

  /** Returns whether an equal plan gives an equal sound in this and another stream. */
  isLike(other: MixStream): boolean {
    return this.#limiter.isLike(other.#limiter);
  }

  /** Whether no frame waits for the second half of its packet. */
  get isBetweenPackets(): boolean {
    return this.#waitingLength === 0;
  }

  /** Starts for listeners who have heard silence. */
  begin(): void {
    this.encoder.reset();
    this.#limiter.reset();
    this.#waitingLength = 0;
    this.#flushFrames = FLUSH_FRAMES;
    this.#beginLife();
  }

  /** Starts for listeners who come from another stream, without a break. */
  beginFrom(other: MixStream): void {
    this.encoder.continueFrom(other.encoder);
    this.#copyState(other);
  }

  /** Takes over the entire state of another stream, which is free afterwards, and swaps encoders with it. */
  replace(other: MixStream): void {
    const { encoder } = this;
    this.encoder = other.encoder;
    other.encoder = encoder;
    this.#copyState(other);
    this.listenerCount = other.listenerCount;
    other.listenerCount = 0;
  }

  /** Mixes and encodes the frame of `tick`. Afterwards `packetLength` tells whether there is something to send. */
  render(tick: number, framesPerPacket: number): void {
    const { stats } = this.#tools;
    const plan = this.plan;
    let length: number;
    if (plan !== undefined && plan.count > 0) {
      // Receivers have decoded packets that the encoder did not make, so both start over.
      if (this.#flushFrames < FLUSH_FRAMES - ENCODED_FLUSH_FRAMES) this.encoder.reset();
      this.#mixSound(plan);
      length = this.#encode();
      this.#flushFrames = FLUSH_FRAMES;
    } else {
      length = this.#flush();
      this.#flushFrames--;
    }
    if (length <= 0) {
      stats.encodeFailures++;
      length = 0;
    }
    this.#pack(tick, length, framesPerPacket === 2 && this.#flushFrames > 0);
  }

  #mixSound(plan: MixPlan): void {
    const { kernels, sources, stats } = this.#tools;
    const { binaural, interauralDelay } = sources;
    kernels.clear(this.#mixAddress);
    for (let i = 0; i < plan.count; i++) {
      const address = sources.address(plan.voices[i]!);
      if (plan.directions[i] !== 0) binaural.accumulate(kernels, address, this.#mixAddress, plan, i);
      else interauralDelay.accumulate(kernels, address, this.#mixAddress, plan.gains, i);
    }
    stats.mixedPairs += plan.count;
    stats.timbreFrames = sources.timbres.made;
    stats.missedTimbreFrames = sources.timbres.missed;
    if (this.#limiter.process()) stats.limitedFrames++;
  }

  #flush(): number {
    const flushed = FLUSH_FRAMES - this.#flushFrames;
    if (flushed >= ENCODED_FLUSH_FRAMES) {
      for (let i = 0; i < SILENT_MIX_PACKET.length; i++) this.#frame[i] = SILENT_MIX_PACKET[i]!;
      return SILENT_MIX_PACKET.length;
    }
    this.#tools.kernels.clear(this.#mixAddress);
    this.#limiter.reset();
    return this.#encode();
  }

  #encode(): number {
    this.#tools.stats.encodes++;
    return this.encoder.encode(this.#mix, this.#frame);
  }

  /** Packs the new frame and the waiting one into a packet, or lets the new one wait. */
  #pack(tick: number, length: number, mayWait: boolean): void {
    this.packetLength = 0;
    this.packetTick = tick;
    if (this.#waitingLength > 0) {
      // The previous tick differs from that of the waiting frame only if ticks were skipped.
      this.packetTick = tick - 1;
      this.packetLength = joinFrames(this.#waiting, this.#waitingLength, this.#frame, length, this.packet);
      const isJoined = this.packetLength >= 0;
      if (!isJoined) this.#sendWaitingAlone();
      this.#waitingLength = 0;
      // Frames of different kinds do not join: stereo and mono, when the host begins or ends to be too busy.
      if (!isJoined && mayWait) this.#wait(length);
    } else if (mayWait) {
      this.#wait(length);
    } else {
      for (let i = 0; i < length; i++) this.packet[i] = this.#frame[i]!;
      this.packetLength = length;
    }
  }

  #wait(length: number): void {
    for (let i = 0; i < length; i++) this.#waiting[i] = this.#frame[i]!;
    this.#waitingLength = length;
  }

  #sendWaitingAlone(): void {
    for (let i = 0; i < this.#waitingLength; i++) this.packet[i] = this.#waiting[i]!;
    this.packetLength = this.#waitingLength;
  }

  #copyState(other: MixStream): void {
    this.#limiter.copy(other.#limiter);
    this.#flushFrames = other.#flushFrames;
    this.#waitingLength = other.#waitingLength;
    for (let i = 0; i < other.#waitingLength; i++) this.#waiting[i] = other.#waiting[i]!;
    this.#beginLife();
  }

  #beginLife(): void {
    this.agreeingWith = undefined;
    this.life++;
  }
}
