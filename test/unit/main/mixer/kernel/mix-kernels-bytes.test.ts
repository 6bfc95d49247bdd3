import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assembleKernels, formatKernelBytes } from '../../../../../scripts/assets/assemble-kernels.ts';

const FOLDER = new URL('../../../../../main/mixer/kernel/', import.meta.url);

it('the bytes of the kernels match their source', async () => {
  const bytes = await assembleKernels(readFileSync(new URL('mix-kernels.wat', FOLDER), 'utf8'));
  expect(readFileSync(new URL('mix-kernels-bytes.ts', FOLDER), 'utf8'), 'run: npm run build:kernels').toBe(
    formatKernelBytes(bytes),
  );
});
