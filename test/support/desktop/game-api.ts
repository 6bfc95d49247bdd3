import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGameApiSource } from '../../../main/desktop/positions/game-api/game-api-source.ts';
import type { AddressedSource } from '../../../main/desktop/positions/position-service.ts';
import type { PositionReport } from '../../../main/desktop/positions/position-source.ts';
import { afterTest } from '../lobby/host-parts.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';

/** A local game API that runs. */
export interface OpenedGameApi {
  readonly source: AddressedSource;
  readonly clock: ManualClock;
  readonly heard: (PositionReport | undefined)[];
  readonly folder: string;
  readonly url: string;
  readonly token: string;
  readonly port: number;
}

/** Opens one in a folder of its own until the test ends, on the first port that is free; its time is told by hand. */
export async function openGameApi(portNumbers: readonly number[] = [0, 0, 0]): Promise<OpenedGameApi> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-game-api-'));
  const clock = new ManualClock();
  const source = createGameApiSource({
    dataFolder: folder,
    portNumbers,
    nowMs: clock.nowMs,
    schedule: clock.schedule,
    log: silentLog,
  });
  const heard: (PositionReport | undefined)[] = [];
  await source.start((report) => heard.push(report));
  afterTest(async () => {
    await source.stop();
    rmSync(folder, { recursive: true });
  });
  const { url, token } = source.describe();
  return { source, clock, heard, folder, url, token, port: Number(url.split(':')[2]) };
}
