import { invariant } from '../../../shared/invariant.ts';
import { MixLayout } from './mix-layout.ts';
import { webAssembly, type SharedMemory } from './web-assembly.ts';

const PAGE_BYTES = 65_536;

/** The memory that all mixer workers share, and what its layout follows from. Plain data: a worker gets it as `workerData`. */
export interface MixMemory {
  readonly memory: SharedMemory;
  /** Largest slot. */
  readonly capacity: number;
  /** Mixer workers, numbered from 0. */
  readonly workers: number;
}

/**
 * Makes the memory of a host, all zero, which means that no tick has been published. 24 kB a slot and 250 kB a worker are
 * reserved, and used once they are written to: 1,000 slots take at most 25 MB.
 */
export function createMixMemory(capacity: number, workers: number): MixMemory {
  invariant(Number.isInteger(capacity) && capacity > 0, 'slots are counted');
  invariant(Number.isInteger(workers) && workers > 0, 'somebody mixes');
  const pages = Math.ceil(new MixLayout(capacity, workers).byteLength / PAGE_BYTES);
  return { memory: new webAssembly.Memory({ initial: pages, maximum: pages, shared: true }), capacity, workers };
}
