import { expect, test } from 'vitest';
import { parseProcStat, processCpuSeconds, threadCpuSeconds } from '../../../../bench/scenario/cpu-time.ts';

test('reads user and system time behind a name with spaces and parentheses', () => {
  const line = '4711 (mixer (1000) a b) S 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 7 7 20 0 12 0 5000 1 2 3';
  expect(parseProcStat(line)).toEqual({ name: 'mixer (1000) a b', seconds: 3 });
});

test('fails clearly when a line is something else', () => {
  expect(() => parseProcStat('no such process')).toThrow('not a line of /proc/PID/stat');
});

test.runIf(process.platform === 'linux')('measures the time of this process, of which its threads are parts', () => {
  const threads = [...threadCpuSeconds(process.pid).values()].reduce((sum, seconds) => sum + seconds, 0);
  expect(processCpuSeconds(process.pid)).toBeGreaterThan(0);
  expect(threads).toBeGreaterThan(0);
  expect(threads).toBeLessThanOrEqual(processCpuSeconds(process.pid) + 0.1);
});
