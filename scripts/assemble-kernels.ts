import createWabt from 'wabt';

/** Columns of a line of base64: the longest that the other sources use. */
const LINE_COLUMNS = 120;

/** Proposals beside the first version of WebAssembly that the kernels need. Every engine that Earshot runs in has them. */
const FEATURES = { simd: true, threads: true };

/** Assembles WebAssembly text with SIMD and shared memory. Throws, with line and column, where the text is not valid. */
export async function assembleKernels(text: string): Promise<Uint8Array> {
  const wabt = await createWabt();
  const module = wabt.parseWat('mix-kernels.wat', text, FEATURES);
  // The package's types leave the argument out; without it shared memory counts as an error.
  const validator: { validate(features: typeof FEATURES): void } = module;
  try {
    validator.validate(FEATURES);
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

/** The TypeScript file that carries `bytes`, so that neither Node nor a bundle has a file to find at run time. */
export function formatKernelBytes(bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64');
  const lines: string[] = [];
  for (let i = 0; i < base64.length; i += LINE_COLUMNS) lines.push(`  '${base64.slice(i, i + LINE_COLUMNS)}'`);
  return [
    '/** What `mix-kernels.wat` is assembled to, base64. Made by `npm run build:kernels`; a test compares the two. */',
    'export const MIX_KERNELS_BASE64 =',
    `${lines.join(' +\n')};`,
    '',
  ].join('\n');
}
