/**
 * How Node must be started to run this project from its TypeScript sources.
 *
 * Node takes the types out with a WebAssembly program that calls JavaScript often. V8 13.6 (Node 24) compiles such
 * calls after 1000 of them and shares the result between threads; when a thread ends, it now and then frees what the
 * next thread is about to use, and the whole process aborts ("Check failed: jit_page.has_value()", about once in 350
 * lobbies that were opened and closed). Never compiling these calls avoids it; the built app has no types to take out.
 */
export const NODE_OPTIONS = ['--wasm-wrapper-tiering-budget=2000000000'];
