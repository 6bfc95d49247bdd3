import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in `/proc` in ticks of 10 ms, whatever the kernel's own clock (USER_HZ). */
const TICKS_PER_SECOND = 100;

/** User and system time of a process or thread. */
export interface CpuTime {
  readonly name: string;
  readonly seconds: number;
}

/** Reads a line of `/proc/PID/stat`. The name may hold spaces and parentheses, so fields count from the last one. */
export function parseProcStat(line: string): CpuTime {
  const nameEnd = line.lastIndexOf(')');
  const fields = line.slice(nameEnd + 2).split(' ');
  // utime and stime are fields 14 and 15 of proc(5); the first after the name is field 3.
  const ticks = Number(fields[11]) + Number(fields[12]);
  if (nameEnd < 0 || !Number.isFinite(ticks)) throw new Error(`This is not a line of /proc/PID/stat: ${line}`);
  return { name: line.slice(line.indexOf('(') + 1, nameEnd), seconds: ticks / TICKS_PER_SECOND };
}

/** User and system time that the whole process has used, seconds. */
export function processCpuSeconds(pid: number): number {
  return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).seconds;
}

/** The same for its living threads, summed by name without trailing numbers. */
export function threadCpuSeconds(pid: number): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const { name: fullName, seconds } = parseProcStat(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
      const name = fullName.replace(/[\s\d-]+$/, '');
      byName.set(name, (byName.get(name) ?? 0) + seconds);
    } catch {
      // The thread ended between listing and reading.
    }
  }
  return byName;
}
