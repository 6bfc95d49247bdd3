import { readFileSync } from 'node:fs';
import type { NamespaceName } from './bed-layout.ts';
import type { NetworkBed } from './network-bed.ts';

/** Linux reports times of processes in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Returns the processor time that the programs in a namespace, and their ended children, have used so far, s. */
export async function readProcessorSeconds(bed: NetworkBed, namespace: NamespaceName): Promise<number> {
  const pids = (await bed.pidsIn(namespace)).map((pid) => readTicks(pid));
  return pids.reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
}

function readTicks(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields 14 to 17: user and system time of the process, and of its children. The name in brackets is field 2.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
  } catch {
    return 0;
  }
}
