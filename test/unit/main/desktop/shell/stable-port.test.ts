import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenOnFirstFree } from '../../../../../main/desktop/shell/listen-on-first-free.ts';
import {
  listPortCandidates,
  OVERLAY_PORT,
  keepPort,
  WINDOW_PORT,
} from '../../../../../main/desktop/shell/stable-port.ts';
import { silentLog } from '../../../../support/silent-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-port-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('stable port', () => {
  it('tries the last port first, then its neighbours, then any', async () => {
    await keepPort(folder, WINDOW_PORT, 30_000, silentLog);
    const candidates = await listPortCandidates(folder, WINDOW_PORT);
    expect(candidates.slice(0, 2)).toEqual([30_000, 30_001]);
    expect(candidates.at(-1)).toBe(0);
  });

  it('is tried again after another program had it for one start, and the stand-in is reported', async () => {
    const start = async (): Promise<[number, number | null]> => {
      const server = createServer();
      const port = await listenOnFirstFree(server, await listPortCandidates(folder, OVERLAY_PORT));
      const usual = await keepPort(folder, OVERLAY_PORT, port, silentLog);
      await new Promise((resolve) => server.close(resolve));
      return [port, usual];
    };
    writeFileSync(path.join(folder, 'overlay-port'), '24790');
    const other = createServer();
    expect(await start()).toEqual([24_790, null]);
    await listenOnFirstFree(other, [24_790]);
    const [standIn, usual] = await start();
    expect([standIn > 24_790, usual]).toEqual([true, 24_790]);
    await new Promise((resolve) => other.close(resolve));
    expect(await start()).toEqual([24_790, null]);
  });

  it.each(['\ufeff30000\r\n', ' 30000 '])('reads a file that an editor saved as %j', async (text) => {
    writeFileSync(path.join(folder, 'browser-port'), text);
    expect((await listPortCandidates(folder, WINDOW_PORT))[0]).toBe(30_000);
  });

  it.each(['', 'abc', '80', '99999', '65535', '-1', '1e4'])('ignores a remembered %j', async (text) => {
    writeFileSync(path.join(folder, 'browser-port'), text);
    const candidates = await listPortCandidates(folder, WINDOW_PORT);
    expect(candidates[0]).toBe((await listPortCandidates(path.join(folder, 'empty'), WINDOW_PORT))[0]);
    expect(candidates.every((port) => port === 0 || (port >= 1_024 && port <= 65_535))).toBe(true);
  });

  it('remembers each port separately', async () => {
    await keepPort(folder, WINDOW_PORT, 30_000, silentLog);
    expect((await listPortCandidates(folder, OVERLAY_PORT))[0]).toBe(OVERLAY_PORT.firstPort);
  });

  it('only warns when it cannot remember', async () => {
    const warnings: string[] = [];
    await keepPort(path.join(folder, 'missing'), WINDOW_PORT, 30_000, {
      ...silentLog,
      warn: (message) => void warnings.push(message),
    });
    expect(warnings).toHaveLength(1);
  });
});
