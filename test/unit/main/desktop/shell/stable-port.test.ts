import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  listPortCandidates,
  OVERLAY_PORT,
  rememberPort,
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
    await rememberPort(folder, WINDOW_PORT, 30_000, silentLog);
    const candidates = await listPortCandidates(folder, WINDOW_PORT);
    expect(candidates.slice(0, 2)).toEqual([30_000, 30_001]);
    expect(candidates.at(-1)).toBe(0);
  });

  it.each(['', 'abc', '80', '99999', '65535', '-1', '1e4'])('ignores a remembered %j', async (text) => {
    writeFileSync(path.join(folder, 'browser-port'), text);
    const candidates = await listPortCandidates(folder, WINDOW_PORT);
    expect(candidates[0]).toBe((await listPortCandidates(path.join(folder, 'empty'), WINDOW_PORT))[0]);
    expect(candidates.every((port) => port === 0 || (port >= 1_024 && port <= 65_535))).toBe(true);
  });

  it('remembers each port separately', async () => {
    await rememberPort(folder, WINDOW_PORT, 30_000, silentLog);
    expect((await listPortCandidates(folder, OVERLAY_PORT))[0]).toBe(OVERLAY_PORT.firstPort);
  });

  it('only warns when it cannot remember', async () => {
    const warnings: string[] = [];
    await rememberPort(path.join(folder, 'missing'), WINDOW_PORT, 30_000, {
      ...silentLog,
      warn: (message) => void warnings.push(message),
    });
    expect(warnings).toHaveLength(1);
  });
});
