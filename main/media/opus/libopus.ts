import createLibopus, {
  type LibopusModule,
} from '../../../node_modules/libopus-wasm/dist/generated/libopus.generated.mjs';
import { MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import { invariant } from '../../../shared/invariant.ts';

/** Encoder settings: the numbers of libopus' OPUS_SET_..._REQUEST. */
export const ENCODER_REQUEST = {
  bitrate: 4_002,
  complexity: 4_010,
  hasInBandFec: 4_012,
  expectedLossPercent: 4_014,
  isDtxEnabled: 4_016,
  /** 1 = mono, -1,000 (OPUS_AUTO) = as many as there are. */
  forcedChannels: 4_022,
  isPredictionDisabled: 4_042,
} as const;

/** This thread's copy of libopus, with one scratch area for sound and one for a packet, because calls never overlap. */
export interface Libopus {
  readonly module: LibopusModule;
  /** Room for 120 ms of stereo, float32. */
  readonly pcmPointer: number;
  /** Room for the largest packet. */
  readonly packetPointer: number;
  /** Where libopus puts the error code if it fails to create something (int32). */
  readonly errorPointer: number;
}

/** Compiles libopus. Rejects only if WebAssembly or its memory is unavailable. */
export async function loadLibopus(): Promise<Libopus> {
  const module = await createLibopus();
  return {
    module,
    pcmPointer: allocate(module, 2 * MAX_OPUS_PACKET_SAMPLES * Float32Array.BYTES_PER_ELEMENT),
    packetPointer: allocate(module, MAX_OPUS_PAYLOAD_BYTES),
    errorPointer: allocate(module, Int32Array.BYTES_PER_ELEMENT),
  };
}

function allocate(module: LibopusModule, bytes: number): number {
  const pointer = module._malloc(bytes);
  invariant(pointer !== 0, 'there is memory for the scratch areas of libopus');
  return pointer;
}
