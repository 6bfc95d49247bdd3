import { Application, createDecoder, createEncoder, loadLibopus, type OpusDecoderHandle, type OpusEncoderHandle } from 'libopus-wasm';
import { FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES, SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { invariant } from '../../shared/invariant.ts';
import { opusPacketSamples } from '../../shared/opus-packet.ts';
import type { AudioDecoder, AudioEncoder } from '../mixer/ports.ts';

/** Opus by libopus-wasm. Runs on any thread; every thread loads its own copy. */

/** 64 kbit/s stereo CELT: speech of several voices with their places; complexity 5 costs 0.7 of 10 (docs/adr/0003). */
const MIX_BITRATE = 64_000;
const MIX_COMPLEXITY = 5;

/** 32 kbit/s mono: hybrid SILK and CELT at 20 ms, where in-band FEC exists. */
const SPEECH_BITRATE = 32_000;
const SPEECH_COMPLEXITY = 5;
const SPEECH_EXPECTED_LOSS_PERCENT = 10;

const ENCODE_OPTIONS = { maxPacketBytes: MAX_OPUS_PAYLOAD_BYTES } as const;

export interface SpeechEncoderOptions {
  /** Sends next to nothing in silence (payloads of 1 or 2 bytes, then gaps). */
  readonly isDtxEnabled: boolean;
}

/** The factories of a loaded codec. They need microtasks only, so they can be awaited where the event loop never turns. */
export interface OpusCodec {
  /** libopus' own version text. */
  readonly version: string;
  /** One frame of 960 x 2 interleaved samples -> one packet; CELT only, so 2.5 ms look-ahead and half of hybrid's cost. */
  createMixEncoder(): Promise<AudioEncoder>;
  /** One frame of 960 mono samples -> one packet with in-band FEC. */
  createSpeechEncoder(options: SpeechEncoderOptions): Promise<AudioEncoder>;
  createDecoder(channels: 1 | 2): Promise<AudioDecoder>;
}

/** Compiles libopus. Rejects only where WebAssembly is not available. */
export async function loadOpus(): Promise<OpusCodec> {
  const { version } = await loadLibopus();
  return { version, createMixEncoder, createSpeechEncoder, createDecoder: createOpusDecoder };
}

async function createMixEncoder(): Promise<AudioEncoder> {
  const handle = await createEncoder({
    application: Application.RestrictedLowDelay,
    bitrate: MIX_BITRATE,
    channels: 2,
    complexity: MIX_COMPLEXITY,
    sampleRate: SAMPLE_RATE_HZ,
  });
  return new OpusEncoder(handle);
}

async function createSpeechEncoder(options: SpeechEncoderOptions): Promise<AudioEncoder> {
  const handle = await createEncoder({
    application: Application.Voip,
    bitrate: SPEECH_BITRATE,
    channels: 1,
    complexity: SPEECH_COMPLEXITY,
    dtx: options.isDtxEnabled,
    fec: true,
    packetLossPercent: SPEECH_EXPECTED_LOSS_PERCENT,
    sampleRate: SAMPLE_RATE_HZ,
  });
  return new OpusEncoder(handle);
}

async function createOpusDecoder(channels: 1 | 2): Promise<AudioDecoder> {
  return new OpusDecoder(await createDecoder({ channels, sampleRate: SAMPLE_RATE_HZ }));
}

class OpusEncoder implements AudioEncoder {
  readonly #handle: OpusEncoderHandle;

  constructor(handle: OpusEncoderHandle) {
    this.#handle = handle;
  }

  encode(frame: Float32Array, output: Uint8Array): number {
    invariant(frame.length === FRAME_SAMPLES * this.#handle.channels, 'a frame has 960 samples of each channel');
    try {
      const packet = this.#handle.encodeFloat(frame, ENCODE_OPTIONS);
      if (packet.length > output.length) return -1;
      output.set(packet);
      return packet.length;
    } catch {
      return -1;
    }
  }

  free(): void {
    this.#handle.free();
  }
}

/** The library takes whole arrays only: one view for each payload length on one buffer spares a new view a packet. */
const payloadBuffer = new ArrayBuffer(MAX_OPUS_PAYLOAD_BYTES);
const payloadBytes = new Uint8Array(payloadBuffer);
const payloadViews: (Uint8Array | undefined)[] = new Array<undefined>(MAX_OPUS_PAYLOAD_BYTES + 1).fill(undefined);

function payloadView(payload: Uint8Array, length: number): Uint8Array {
  for (let i = 0; i < length; i++) payloadBytes[i] = payload[i]!;
  let view = payloadViews[length];
  if (view === undefined) {
    view = new Uint8Array(payloadBuffer, 0, length);
    payloadViews[length] = view;
  }
  return view;
}

class OpusDecoder implements AudioDecoder {
  readonly #handle: OpusDecoderHandle;
  readonly #fecOptions = { decodeFec: true, frameSize: FRAME_SAMPLES };
  readonly #lossOptions = { frameSize: FRAME_SAMPLES };

  constructor(handle: OpusDecoderHandle) {
    this.#handle = handle;
  }

  decode(payload: Uint8Array, length: number, output: Float32Array): number {
    if (opusPacketSamples(payload, length) < 0) return -1;
    return this.#run(payloadView(payload, length), undefined, output);
  }

  decodeFec(payload: Uint8Array, length: number, samples: number, output: Float32Array): number {
    if (opusPacketSamples(payload, length) < 0) return -1;
    this.#fecOptions.frameSize = samples;
    return this.#run(payloadView(payload, length), this.#fecOptions, output);
  }

  conceal(samples: number, output: Float32Array): number {
    this.#lossOptions.frameSize = samples;
    return this.#run(null, this.#lossOptions, output);
  }

  free(): void {
    this.#handle.free();
  }

  #run(packet: Uint8Array | null, options: { decodeFec?: boolean; frameSize?: number } | undefined, output: Float32Array): number {
    try {
      const decoded = this.#handle.decodeFloat(packet, options);
      if (decoded.length > output.length) return -1;
      output.set(decoded);
      return decoded.length / this.#handle.channels;
    } catch {
      return -1;
    }
  }
}
