import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGameApiSource, type GameApiChoice } from '../../../main/desktop/positions/game-api/game-api-source.ts';
import type { AddressedSource } from '../../../main/desktop/positions/position-service.ts';
import type { PositionReport } from '../../../main/desktop/positions/position-source.ts';
import { afterTest } from '../lobby/host-parts.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';

/** A running local game API. */
export interface OpenedGameApi {
  readonly source: AddressedSource;
  readonly clock: ManualClock;
  readonly heard: (PositionReport | undefined)[];
  readonly folder: string;
  /** Changes what the player chose. */
  readonly choose: (choice: GameApiChoice) => void;
  readonly url: string;
  readonly token: string;
  readonly port: number;
}

/** Opens a local game API in its own folder, on the first free port, until the test ends. The test sets its clock. */
export async function openGameApi(
  portNumbers: readonly number[] = [0, 0, 0],
  firstChoice: GameApiChoice = { port: null, origins: [] },
): Promise<OpenedGameApi> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-game-api-'));
  const clock = new ManualClock();
  let choice = firstChoice;
  let tell = (): void => {};
  const source = createGameApiSource({
    dataFolder: folder,
    portNumbers,
    choice: () => choice,
    onChoice: (listener) => {
      tell = listener;
      return () => (tell = () => {});
    },
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
  const { url, token } = await source.describe();
  const choose = (next: GameApiChoice): void => {
    choice = next;
    tell();
  };
  return { source, clock, heard, folder, choose, url, token, port: Number(url.split(':')[2]) };
}
