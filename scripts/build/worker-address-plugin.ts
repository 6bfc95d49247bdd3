import type { Plugin } from 'vite';

// The only way in which the sources name a worker: new URL('./host-worker.ts', import.meta.url)
const WORKER_ADDRESS =
  /new URL\(\s*(['"])(?:\.{1,2}\/)+(?:[\w.-]+\/)*([\w-]+-worker)\.ts\1\s*,\s*import\.meta\.url\s*\)/g;

/**
 * Makes `new URL('./host-worker.ts', import.meta.url)` refer to the worker's bundle, which is in the same folder as all
 * others. `workerNames` are the existing bundles; any other name fails the build.
 */
export function workerAddressPlugin(workerNames: readonly string[]): Plugin {
  return {
    name: 'earshot:worker-address',
    transform(code, id) {
      const replaced = code.replace(WORKER_ADDRESS, (_match, _quote, name: string) => {
        if (!workerNames.includes(name)) this.error(`${id} starts the worker '${name}', which is no file of main/.`);
        return `new URL('./${name}.js', import.meta.url)`;
      });
      return replaced === code ? undefined : { code: replaced, map: null };
    },
  };
}
