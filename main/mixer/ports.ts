/** What the mixer needs from outside: codecs and a place to put packets. `main/codec` and tests implement these. */

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
  /** Encodes one frame of 960 samples per channel (interleaved where stereo) into `output`. Returns the payload's bytes, or -1. */
  encode(frame: Float32Array, output: Uint8Array): number;
  free(): void;
}

/** Where finished packets go. `payload` is valid during the call only. */
export interface PacketSink {
  emit(listenerSlot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void;
}
