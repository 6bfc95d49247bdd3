/**
 * The options with which Node must start to run this project from its TypeScript sources. Node strips types with a
 * WebAssembly program that calls JavaScript often. V8 13.6 (Node 24) compiles such calls after 1000 of them and shares
 * the result between threads; when a thread ends, it occasionally frees what the next thread is about to use, and the
 * whole process aborts ("Check failed: jit_page.has_value()", about once per 350 lobbies opened and closed). Never
 * compiling these calls avoids it; the built app has no types to strip.
 */
export const NODE_OPTIONS = ['--wasm-wrapper-tiering-budget=2000000000'];
