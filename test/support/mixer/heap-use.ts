import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Several windows, of which the best counts: on a busy machine the engine optimises code late. */
const WINDOWS = 8;
const WINDOW_TICKS = 500;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A simulation that runs tick by tick. */
export interface Soak {
  run(fromTick: number, toTick: number): void;
  /** Units of work done so far, the basis of the allocation figure. */
  workDone(): number;
}

interface HeapUse {
  /** Bytes that a unit of work allocates after the warm-up. */
  readonly bytesPerWork: number;
  /** Heap growth since the warm-up, bytes. */
  readonly growthBytes: number;
}

/** Runs `ticks` ticks and measures the heap after the first `warmUpTicks` of them. */
export function measureHeapUse(soak: Soak, warmUpTicks: number, ticks: number): HeapUse {
  soak.run(0, warmUpTicks);
  const before = heapBytes();
  soak.run(warmUpTicks, ticks - WINDOWS * WINDOW_TICKS);
  let bytesPerWork = Infinity;
  for (let fromTick = ticks - WINDOWS * WINDOW_TICKS; fromTick < ticks; fromTick += WINDOW_TICKS) {
    const [bytes, work] = [heapBytes(), soak.workDone()];
    soak.run(fromTick, fromTick + WINDOW_TICKS);
    bytesPerWork = Math.min(bytesPerWork, (process.memoryUsage().heapUsed - bytes) / (soak.workDone() - work));
  }
  return { bytesPerWork, growthBytes: heapBytes() - before };
}

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
