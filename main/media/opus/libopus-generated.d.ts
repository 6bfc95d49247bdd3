/**
 * libopus 1.6.1 as libopus-wasm carries it: WebAssembly inside an ES module made by Emscripten. Not an export of the
 * package, whose own interface makes an array for each call; its version is pinned exactly.
 * Pointers are byte offsets into HEAPU8. Functions of libopus return a negative code where they fail.
 */
declare module '*/libopus.generated.mjs' {
  export interface LibopusModule {
    /** The heap seen as bytes and as floats. Replaced when the heap grows: read them anew for each use. */
    readonly HEAPU8: Uint8Array;
    readonly HEAPF32: Float32Array;
    /** 0 where no memory is left. */
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    /** 0 where it fails; the code is then at `errorPointer` (int32). */
    _oc_create_encoder(rateHz: number, channels: number, application: number, errorPointer: number): number;
    _oc_destroy_encoder(encoder: number): void;
    /** Bytes of the packet. `pcmPointer`: interleaved float32, `frameSamples` of each channel. */
    _oc_encode_float(
      encoder: number,
      pcmPointer: number,
      frameSamples: number,
      packetPointer: number,
      maxPacketBytes: number,
    ): number;
    _oc_encoder_ctl(encoder: number, request: number, value: number): number;
    _oc_create_decoder(rateHz: number, channels: number, errorPointer: number): number;
    _oc_destroy_decoder(decoder: number): void;
    /**
     * Samples of each channel. `packetPointer` 0 conceals a loss of `frameSamples`; else these are the room at
     * `pcmPointer`.
     */
    _oc_decode_float(
      decoder: number,
      packetPointer: number,
      packetBytes: number,
      pcmPointer: number,
      frameSamples: number,
      decodeFec: 0 | 1,
    ): number;
    _oc_get_version_string(): number;
    UTF8ToString(pointer: number): string;
  }
  const createLibopus: () => Promise<LibopusModule>;
  // eslint-disable-next-line no-restricted-exports -- It is what the package has.
  export default createLibopus;
}
