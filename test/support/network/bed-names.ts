import { readFileSync } from 'node:fs';

/**
 * Names of namespaces: `earshot-PID-STARTED-NAME`, where PID and STARTED (in clock ticks since the machine started)
 * identify the process that owns the bed, even when the system gives its id to another process later.
 */
const PATTERN = /^earshot-(\d+)-(\d+)-[a-z]+\d*$/;

/** The process that a namespace belongs to. */
export interface BedOwner {
  readonly pid: number;
  readonly started: string;
}

/** Returns the beginning of the names of all namespaces of `owner`. */
export function prefixOf({ pid, started }: BedOwner): string {
  return `earshot-${pid}-${started}-`;
}

/** Returns the owner of the namespace `name`; undefined if it belongs to no bed. */
export function ownerOf(name: string): BedOwner | undefined {
  const [, pid, started] = PATTERN.exec(name) ?? [];
  return pid === undefined || started === undefined ? undefined : { pid: Number(pid), started };
}

/** Returns the owner that the running process `pid` is; undefined if there is no such process. */
export function readOwner(pid: number): BedOwner | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name is in brackets and may hold spaces. The start time is field 22, the 20th after the name.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return started === undefined ? undefined : { pid, started };
  } catch {
    return undefined;
  }
}
