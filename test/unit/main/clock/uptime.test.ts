import { uptime } from 'node:os';
import { expect, it } from 'vitest';
import { uptimeMs } from '../../../../main/clock/uptime.ts';

it('counts the milliseconds of the machine, which never go back', () => {
  const [before, nowMs, later] = [uptime() * 1_000, uptimeMs(), uptimeMs()];
  expect(nowMs).toBeGreaterThanOrEqual(before);
  expect(later).toBeGreaterThanOrEqual(nowMs);
});
