/** The ports of the mixer: codecs and a destination for packets. `main/media/opus` and tests implement these. */

/** One Opus decoder, for one speaker. Output is mono or interleaved stereo, as chosen at creation. */
export interface AudioDecoder {
  /**
   * Decodes `payload[0..length)` into `output`, float, nominal +-1. Returns samples per channel, or -1 if libopus
   * rejects the packet. `output` holds at least 5,760 samples per channel.
   */
  decode(payload: Uint8Array, length: number, output: Float32Array): number;
  /** Recovers the frame before `payload` from its in-band FEC, `samples` per channel. Returns samples, or -1. */
  decodeFec(payload: Uint8Array, length: number, samples: number, output: Float32Array): number;
  /** Conceals a gap of `samples` per channel. Returns samples, or -1. */
  conceal(samples: number, output: Float32Array): number;
  free(): void;
}

/** One Opus encoder, for one distinct mix, or for one microphone. */
export interface AudioEncoder {
  /**
   * Encodes one frame of 960 samples per channel (interleaved if stereo) into `output`. Returns the payload's length in
   * bytes, or -1.
   */
  encode(frame: Float32Array, output: Uint8Array): number;
  free(): void;
}

/** The encoder of one distinct mix: stereo, 48 kHz, CELT. It can be reset, because listeners move between encoders. */
export interface MixEncoder extends AudioEncoder {
  /**
   * Resets everything except complexity and channels, and codes the next frame without prediction. That packet suits a
   * receiver that has heard silence.
   */
  reset(): void;
  /**
   * Copies the state of `other`, of the same kind and thread, except for complexity and channels: a receiver of the
   * other's packets can continue with this one's without a break. Costs a few microseconds.
   */
  continueFrom(other: MixEncoder): void;
  /**
   * Codes the next frame without reference to earlier ones (CELT intra), so that a receiver coming from another encoder
   * decodes it correctly, if both encoders were fed the same sound until then.
   */
  codeNextFrameAlone(): void;
  /** 0 (fastest) to 10 (best); takes effect from the next frame on. */
  setComplexity(complexity: number): void;
  /** Codes the sum of both ears at a lower bitrate, which takes less time; takes effect from the next frame on. */
  setMono(isMono: boolean): void;
}

/** The destination of finished packets. `payload` is only valid during the call. */
export interface PacketSink {
  emit(listenerSlot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void;
}

/** One Opus packet from the network. Its caller reuses the record and the payload. */
export interface SpeakerPacket {
  /**
   * Sequence number and timestamp as in the RTP header. A redundant copy (RFC 2198) has its own timestamp, and the
   * sequence number of its carrier or of the packet that it copies.
   */
  readonly sequence: number;
  readonly rtpTimestamp: number;
  /** On the clock of `SpeakerInput.pull`. */
  readonly arrivalMs: number;
  readonly payload: Uint8Array;
  /** Bytes of `payload` that belong to the packet. */
  readonly length: number;
  readonly isRedundant: boolean;
}

/** The packets of one speaker, put in order and decoded: one frame per tick. `main/ingest` implements it. */
export interface SpeakerInput {
  /** Accepts one packet and copies what it keeps. Never throws, whatever the packet contains. */
  receive(packet: SpeakerPacket): void;
  /**
   * Records a packet whose sender declared it silent (RFC 6464, a level of 91 or more below full scale) and which was
   * therefore not decrypted: its frame of 20 ms is silence, not loss. Costs neither decoding nor concealment.
   */
  receiveSilence(sequence: number, rtpTimestamp: number, arrivalMs: number): void;
  /**
   * Writes the next 960 samples of each channel to `output`; call it once per tick. Returns false for silence and
   * leaves `output` unchanged.
   */
  pull(nowMs: number, output: Float32Array): boolean;
  readonly stats: SpeakerInputStats;
  free(): void;
}

/**
 * Totals since the speaker joined, except for the two delays, which are current. Frames are 20 ms and may be
 * fractional.
 */
export interface SpeakerInputStats {
  /** Packets received, without redundant copies. */
  readonly received: number;
  readonly duplicate: number;
  /** Packets that came too late. */
  readonly late: number;
  /** Packets dropped because the buffer was full. */
  readonly discardedOverflow: number;
  /** Packets that were not Opus, or nowhere near the stream's time. */
  readonly invalid: number;
  readonly concealedFrames: number;
  /** Frames recovered from the next packet's in-band FEC. */
  readonly fecFrames: number;
  /** Frames filled from redundant copies (RFC 2198). */
  readonly redundantFramesUsed: number;
  /** Frames added to increase the delay. */
  readonly insertedFrames: number;
  /** Frames left out to reduce the delay. */
  readonly skippedFrames: number;
  /** Packets with sound that were played, without redundant copies. */
  readonly playedPackets: number;
  /**
   * The total wait of those packets: each from its arrival to the tick that played its first sample, plus how far that
   * sample lies behind the tick's first.
   */
  readonly waitMs: number;
  /** The target margin over the fastest packets, before waiting for the tick. */
  readonly targetDelayMs: number;
  /** Wait of the last frame played, from the arrival of the fastest packets to the tick. */
  readonly delayMs: number;
}
