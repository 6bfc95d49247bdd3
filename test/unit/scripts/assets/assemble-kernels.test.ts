import { describe, expect, it } from 'vitest';
import { assembleKernels, formatKernelBytes } from '../../../../scripts/assets/assemble-kernels.ts';

describe('assembling kernels', () => {
  it('compiles text with vectors and shared memory to WebAssembly', async () => {
    const bytes = await assembleKernels('(module (import "env" "memory" (memory 1 2 shared)) (func (param v128)))');
    expect(() => new WebAssembly.Module(Uint8Array.from(bytes))).not.toThrow();
  });

  it('reports where the text is wrong', async () => {
    await expect(assembleKernels('(module\n  (func (drop (i32.const))))')).rejects.toThrow(/mix-kernels\.wat:2:/);
    await expect(assembleKernels('(module\n  (func (drop (i32.add (f32.const 1) (i32.const 1)))))')).rejects.toThrow(
      /mix-kernels\.wat:2:/,
    );
  });

  it('writes TypeScript whose constant holds the bytes', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => (7 * i) & 0xff);
    const source = formatKernelBytes(bytes);
    const base64 = [...source.matchAll(/'([^']*)'/g)].map((match) => match[1]).join('');
    expect(source).toMatch(/^export const MIX_KERNELS_BASE64 =$/m);
    expect(Uint8Array.from(Buffer.from(base64, 'base64'))).toEqual(bytes);
    expect(Math.max(...source.split('\n').map((line) => line.length))).toBeLessThan(140);
  });
});
