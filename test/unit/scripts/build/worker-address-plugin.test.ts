import { describe, expect, it } from 'vitest';
import { workerAddressPlugin } from '../../../../scripts/build/worker-address-plugin.ts';

function transform(code: string): unknown {
  const plugin = workerAddressPlugin(['host-worker', 'mixer-worker']);
  const { transform: run } = plugin as unknown as {
    transform: (this: { error(message: string): never }, code: string, id: string) => { code: string } | undefined;
  };
  const context = {
    error(message: string): never {
      throw new Error(message);
    },
  };
  return run.call(context, code, 'main/x.ts')?.code;
}

describe('worker address plugin', () => {
  it.each([
    [
      "new Worker(new URL('./host-worker.ts', import.meta.url))",
      "new Worker(new URL('./host-worker.js', import.meta.url))",
    ],
    ['new URL("../host/mixer-worker.ts", import.meta.url)', "new URL('./mixer-worker.js', import.meta.url)"],
  ])('turns %s into the address of the bundle', (source, expected) => {
    expect(transform(source)).toBe(expected);
  });

  it.each([
    "new URL('./voices/', import.meta.url)",
    "new URL('./host-worker.ts', base)",
    'import { a } from "./host-worker.ts"',
  ])('leaves %s alone', (source) => {
    expect(transform(source)).toBeUndefined();
  });

  it('fails where the worker has no bundle', () => {
    expect(() => transform("new URL('./lost-worker.ts', import.meta.url)")).toThrow('lost-worker');
  });
});
