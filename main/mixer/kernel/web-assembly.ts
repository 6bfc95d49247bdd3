/** A `WebAssembly.Memory` made with `shared: true`: other threads that receive it see the same bytes. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

interface WebAssemblyApi {
  readonly Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: SharedMemory } },
  ) => { readonly exports: object };
}

/**
 * The used part of the global `WebAssembly`. Node's types leave it out, and the DOM's types do not belong in this
 * thread.
 */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
