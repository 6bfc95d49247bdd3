import { Worker } from 'node:worker_threads';

/** A thread that only sleeps, on the mixer clock's grid. */
export interface MachineNoise {
  /** Resolves with the lateness of each wake-up, ms. */
  stop(): Promise<readonly number[]>;
}

/** Starts measuring how late an idle thread wakes. No program on this machine can be more punctual. */
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
