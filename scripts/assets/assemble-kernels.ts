import createWabt from 'wabt';
import { formatBase64 } from './format-base64.ts';

/** Columns of a line of base64: the widest that other sources use. */
const LINE_COLUMNS = 120;

/** WebAssembly proposals that the kernels need beyond version 1. Every engine that runs Earshot has them. */
const FEATURES = { simd: true, threads: true };

/** Assembles WebAssembly text with SIMD and shared memory. Throws, with line and column, if the text is invalid. */
export async function assembleKernels(text: string): Promise<Uint8Array> {
  const wabt = await createWabt();
  const module = wabt.parseWat('mix-kernels.wat', text, FEATURES);
  // The package's types omit the argument; without it shared memory is an error.
  const validator: { validate(features: typeof FEATURES): void } = module;
  try {
    validator.validate(FEATURES);
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

/** Returns the TypeScript file that carries `bytes`. */
export function formatKernelBytes(bytes: Uint8Array): string {
  const comment = 'The assembled `mix-kernels.wat`, base64. Made by `npm run build:kernels`; a test compares the two.';
  return formatBase64(comment, 'MIX_KERNELS_BASE64', bytes, LINE_COLUMNS);
}
