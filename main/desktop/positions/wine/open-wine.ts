import type { Log } from '../../../../shared/log.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { startBridgeProcess } from './bridge-process.ts';
import { prepareBridgeProgram, type BridgePlaces } from './bridge-program.ts';
import { readWineProcesses } from './read-wine-processes.ts';
import { WineBridge, type WineBridgeOptions } from './wine-bridge.ts';
import { findWineGames } from './wine-games.ts';

export interface WineOptions extends Pick<WineBridgeOptions, 'isLinked' | 'startsWithGames' | 'listener'> {
  readonly places: BridgePlaces;
  /** The link that Earshot reads; undefined = the one of this user. */
  readonly mappingName: string | undefined;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** Looks after games in Wine, on Linux only: elsewhere Earshot does not read a file that Wine can write. */
export function openWine({ places, mappingName, schedule, ...options }: WineOptions): WineBridge {
  const name = mappingName ?? `MumbleLink.${process.getuid?.() ?? 0}`;
  return new WineBridge({
    ...options,
    findGames: () => (process.platform === 'linux' ? findWineGames(readWineProcesses()) : []),
    prepareProgram: ({ prefix }) => prepareBridgeProgram(places, prefix),
    startProcess: (game, program) => startBridgeProcess(game, program, name, schedule),
    schedule,
  });
}
