/**
 * libopus 1.6.1 as libopus-wasm carries it: WebAssembly inside an ES module made by Emscripten. The package does not
 * export it, but its own interface creates an array for each call; its version is pinned exactly. Pointers are byte
 * offsets into HEAPU8. Functions of libopus return a negative code on failure.
 */
declare module '*/libopus.generated.mjs' {
  export interface LibopusModule {
    /** Views of the heap as bytes and as floats. They are replaced when the heap grows, so read them for each use. */
    readonly HEAPU8: Uint8Array;
    readonly HEAPF32: Float32Array;
    /** Returns 0 if no memory is left. */
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    /** Returns 0 on failure and puts the code at `errorPointer` (int32). */
    _oc_create_encoder(rateHz: number, channels: number, application: number, errorPointer: number): number;
    _oc_destroy_encoder(encoder: number): void;
    /** Returns the packet's bytes. `pcmPointer`: interleaved float32, `frameSamples` of each channel. */
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
     * Returns samples of each channel. If `packetPointer` is 0, it conceals a loss of `frameSamples`; otherwise these
     * are the room at `pcmPointer`.
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
  // eslint-disable-next-line no-restricted-exports -- The package exports it this way.
  export default createLibopus;
}
