import { scheduleTimer } from '../../../shared/schedule.ts';
import type { PositionService } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { createGameApiSource, GAME_API_PORTS } from './game-api/game-api-source.ts';
import { createMumbleLinkSource } from './mumble-link/create-mumble-link-source.ts';
import { startPositionService } from './position-service.ts';
import { createTrackSource } from './track/track-source.ts';

export interface PositionsOptions {
  /** Folder where the local API stores its token. */
  readonly dataFolder: string;
  /** Name of another shared memory than the one that games write; undefined = theirs. */
  readonly mumbleLinkName: string | undefined;
  readonly log: Log;
}

/** Starts all position sources of the app. */
export function openPositions({ dataFolder, mumbleLinkName, log }: PositionsOptions): PositionService {
  const clock = { nowMs: () => performance.now(), schedule: scheduleTimer };
  return startPositionService({
    gameApi: createGameApiSource({ ...clock, dataFolder, portNumbers: GAME_API_PORTS, log }),
    track: createTrackSource(clock),
    sources: [createMumbleLinkSource({ mappingName: mumbleLinkName })],
    ...clock,
    log,
  });
}
