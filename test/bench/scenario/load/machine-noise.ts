import { Worker } from 'node:worker_threads';

/** A thread that only sleeps, on the grid of the mixer's clock. */
export interface MachineNoise {
  /** Resolves with how late it woke each time, ms. */
  stop(): Promise<readonly number[]>;
}

/**
 * Starts to measure how late a thread wakes that has nothing to do: no program on this machine can be more punctual.
 */
export function startMachineNoise(): MachineNoise {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./machine-noise-worker.ts', import.meta.url), { workerData: stopFlag });
  const latenessMs = new Promise<readonly number[]>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  return {
    stop: () => {
      Atomics.store(stopFlag, 0, 1);
      Atomics.notify(stopFlag, 0);
      return latenessMs;
    },
  };
}
