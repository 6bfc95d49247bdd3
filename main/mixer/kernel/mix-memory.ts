import { invariant } from '../../../shared/invariant.ts';
import { readHeadResponses } from './head-responses.ts';
import { MixLayout } from './mix-layout.ts';
import { webAssembly, type SharedMemory } from './web-assembly.ts';

const PAGE_BYTES = 65_536;

/**
 * The memory that all mixer workers share, and the sizes that determine its layout. Plain data: a worker gets it as
 * `workerData`.
 */
export interface MixMemory {
  readonly memory: SharedMemory;
  /** The largest slot. */
  readonly capacity: number;
  /** The number of mixer workers, which are numbered from 0. */
  readonly workers: number;
}

/**
 * Creates the memory of a host. It is zeroed, which means that no tick has been published, except for the head's
 * responses, which all workers read. 25 kB per slot and 280 kB per worker are reserved, and only used once written to:
 * 1,000 slots and 4 workers take at most 27 MB.
 */
export function createMixMemory(capacity: number, workers: number): MixMemory {
  invariant(Number.isInteger(capacity) && capacity > 0, 'slots are counted');
  invariant(Number.isInteger(workers) && workers > 0, 'somebody mixes');
  const layout = new MixLayout(capacity, workers);
  const pages = Math.ceil(layout.byteLength / PAGE_BYTES);
  const memory = new webAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  new Float32Array(memory.buffer, layout.responsesAddress).set(readHeadResponses());
  return { memory, capacity, workers };
}
