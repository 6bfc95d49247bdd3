import { parentPort, workerData } from 'node:worker_threads';
import { FrameClock } from '../../../../main/clock/frame-clock.ts';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';

const stopFlag = workerData as Int32Array;
const clock = new FrameClock(monotonicMs());
const latenessMs: number[] = [];
while (Atomics.load(stopFlag, 0) === 0) {
  const remainingMs = clock.remainingMs(monotonicMs());
  if (remainingMs > 0) Atomics.wait(stopFlag, 0, 0, remainingMs);
  else latenessMs.push(clock.begin(monotonicMs()));
}
parentPort?.postMessage(latenessMs);
