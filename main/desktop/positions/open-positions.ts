import { scheduleTimer } from '../../../shared/schedule.ts';
import type { PositionService, SettingsStore } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { createGameApiSource, GAME_API_PORTS } from './game-api/game-api-source.ts';
import { createMumbleLinkSource } from './mumble-link/create-mumble-link-source.ts';
import { startPositionService } from './position-service.ts';
import type { BridgePlaces } from './wine/bridge-program.ts';
import { openWine } from './wine/open-wine.ts';
import { createTrackSource } from './track/track-source.ts';

export interface PositionsOptions {
  /** Folder where the local API stores its token. */
  readonly dataFolder: string;
  /** Name of another shared memory than the one that games write; undefined = theirs. */
  readonly mumbleLinkName: string | undefined;
  readonly settings: Pick<SettingsStore, 'read' | 'onChange'>;
  /** Where the bridge out of Wine is. */
  readonly bridge: BridgePlaces;
  readonly log: Log;
}

/** Starts all position sources of the app. */
export function openPositions({
  dataFolder,
  mumbleLinkName,
  settings,
  bridge,
  log,
}: PositionsOptions): PositionService {
  const clock = { nowMs: () => performance.now(), schedule: scheduleTimer };
  return startPositionService({
    gameApi: createGameApiSource({
      ...clock,
      dataFolder,
      portNumbers: GAME_API_PORTS,
      choice: () => settings.read().gameApi,
      onChoice: (listener) => settings.onChange(listener),
      log,
    }),
    track: createTrackSource(clock),
    sources: [
      createMumbleLinkSource({ mappingName: mumbleLinkName, chosenProfiles: () => settings.read().gameProfiles }),
    ],
    openWine: (hooks) =>
      openWine({
        ...hooks,
        places: bridge,
        mappingName: mumbleLinkName,
        startsWithGames: () => settings.read().startsWineBridge,
        schedule: clock.schedule,
        log,
      }),
    ...clock,
    log,
  });
}
