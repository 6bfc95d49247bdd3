/**
 * What the mixer needs from outside: codecs and a place to put packets. `main/media/opus` and tests implement these.
 */

/** One Opus decoder, for one speaker. Output is mono or interleaved stereo, as it was created. */
export interface AudioDecoder {
  /**
   * Decodes `payload[0..length)` into `output`, float, nominal +-1. Returns samples per channel, or -1 where libopus
   * finds the packet invalid. `output` holds at least 5,760 samples per channel.
   */
  decode(payload: Uint8Array, length: number, output: Float32Array): number;
  /** Recovers the frame before `payload` from its in-band FEC, `samples` per channel. Returns samples, or -1. */
  decodeFec(payload: Uint8Array, length: number, samples: number, output: Float32Array): number;
  /** Conceals a missing stretch of `samples` per channel. Returns samples, or -1. */
  conceal(samples: number, output: Float32Array): number;
  free(): void;
}

/** One Opus encoder, for one distinct mix, or for one microphone. */
export interface AudioEncoder {
  /**
   * Encodes one frame of 960 samples per channel (interleaved where stereo) into `output`. Returns the payload's bytes,
   * or -1.
   */
  encode(frame: Float32Array, output: Uint8Array): number;
  free(): void;
}

/**
 * The encoder of one distinct mix: stereo, 48 kHz, CELT. Listeners move between encoders, so it can be told to start
 * anew.
 */
export interface MixEncoder extends AudioEncoder {
  /**
   * Forgets everything but the complexity, and codes the next frame alone. That packet suits a receiver that has heard
   * silence.
   */
  reset(): void;
  /**
   * Becomes the twin of `other`, of the same kind and thread, but for the complexity: a receiver of the other's packets
   * may go on with this one's as if nothing had happened. Costs a few microseconds.
   */
  continueFrom(other: MixEncoder): void;
  /**
   * Codes the next frame without reference to the frames before (CELT intra), so that a receiver who comes from another
   * encoder's packets decodes it right, given that both encoders were fed the same sound until then.
   */
  codeNextFrameAlone(): void;
  /** 0 (fastest) to 10 (best); takes effect from the next frame on. */
  setComplexity(complexity: number): void;
}

/** Where finished packets go. `payload` is valid during the call only. */
export interface PacketSink {
  emit(listenerSlot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void;
}

/** The packets of one speaker, put in order and decoded: a frame at each tick. `main/ingest` implements it. */
export interface SpeakerInput {
  /** Takes one Opus packet off the network; copies what it keeps. Never throws, whatever the packet holds. */
  receive(
    sequence: number,
    rtpTimestamp: number,
    arrivalMs: number,
    payload: Uint8Array,
    length: number,
    isRedundant: boolean,
  ): void;
  /**
   * Takes note of a packet whose sender declared it silent (RFC 6464, a level of 91 or more below full scale) and which
   * was not opened therefore: its frame of 20 ms is silence, not loss. Costs neither decoding nor concealment.
   */
  receiveSilence(sequence: number, rtpTimestamp: number, arrivalMs: number): void;
  /**
   * Once a tick: the next 960 samples of each channel into `output`. False = silence; `output` is then left as it was.
   */
  pull(nowMs: number, output: Float32Array): boolean;
  readonly stats: SpeakerInputStats;
  free(): void;
}

/**
 * Sums since the speaker joined, but for the two delays, which are of now. Frames are 20 ms and may be counted in
 * fractions.
 */
export interface SpeakerInputStats {
  /** Packets, without redundant copies. */
  readonly received: number;
  readonly duplicate: number;
  /** Came after their time. */
  readonly late: number;
  /** Dropped because more waited than fits. */
  readonly discardedOverflow: number;
  /** No Opus packet, or nowhere near the stream's time. */
  readonly invalid: number;
  readonly concealedFrames: number;
  /** Recovered from the next packet's in-band FEC. */
  readonly fecFrames: number;
  /** Filled from redundant copies (RFC 2198). */
  readonly redundantFramesUsed: number;
  /** Added to make the delay longer. */
  readonly insertedFrames: number;
  /** Left out to make the delay shorter. */
  readonly skippedFrames: number;
  /** Packets with sound that were played, without redundant copies. */
  readonly playedPackets: number;
  /**
   * How long those waited, all together: each from its arrival to the tick that played its first sample, and how far
   * that lies behind the tick's first.
   */
  readonly waitMs: number;
  /** Margin over the fastest packets that is aimed at, before waiting for the tick. */
  readonly targetDelayMs: number;
  /** Wait of the last frame played, from the arrival of the fastest packets to the tick. */
  readonly delayMs: number;
}
