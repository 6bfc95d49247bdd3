import { availableParallelism } from 'node:os';
import type { Log } from '../../../shared/log.ts';
import type { Result } from '../../../shared/result.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import type { HostedLobby, StandbyHosting } from '../../desktop/app/ports.ts';
import { createSecret } from '../../host/host-keys.ts';
import type { HostFailureCode } from '../../host/host-options.ts';
import { StandbyKeeper, type StandbyStart } from '../../host/succession/standby-keeper.ts';
import { startStandby, type StandbyThread } from '../../host/start-standby.ts';
import { toHostedLobby, toListedLobby } from './hosted-lobby.ts';
import type { LobbyHostingOptions } from './lobby-hosting.ts';

/** Opens standby hosts on this machine, which listen where its own lobbies would. */
export function createStandbyHosting(
  options: Pick<LobbyHostingOptions, 'bindAddress' | 'findPlace' | 'identity' | 'reportsFolder' | 'log'>,
): StandbyHosting {
  const { identity, log } = options;
  return {
    cores: availableParallelism(),
    open: ({ host, send, onHosting }) =>
      new StandbyKeeper<StandbyThread>({
        ...{ identity, host, send, log },
        start: (start) => startAt(options, start, log),
        onHosting: (standby) => onHosting(toTakenLobby(options, standby)),
        schedule: scheduleTimer,
      }),
  };
}

async function startAt(
  { bindAddress, findPlace, reportsFolder }: Pick<LobbyHostingOptions, 'bindAddress' | 'findPlace' | 'reportsFolder'>,
  start: StandbyStart,
  log: Log,
): Promise<Result<StandbyThread, HostFailureCode>> {
  const place = findPlace();
  if (!place.ok) return place;
  const { lobbyPort, publicAddress, publicPort, mapsPorts, showsOnLan, rendezvous, stunServers } = place.value;
  const reach = { publicAddress, mapsPorts, showsOnLan, rendezvous, stunServers, bindAddress, reportsFolder };
  const withPort = publicPort === undefined ? reach : { ...reach, publicPort };
  const preferred = await startStandby({ ...withPort, port: lobbyPort }, start, log);
  return preferred.ok ? preferred : startStandby({ ...withPort, port: 0 }, start, log);
}

/** Returns a lobby that came to this machine as one that it hosts. */
function toTakenLobby({ findPlace }: Pick<LobbyHostingOptions, 'findPlace'>, { host }: StandbyThread): HostedLobby {
  const renew = async (): Promise<void> => host.setSecret(createSecret());
  const place = findPlace();
  return {
    ...toHostedLobby(host, [], renew, (listener) => host.events.on('died', listener), host.close),
    ...toListedLobby(host, place.ok ? place.value.rendezvous : []),
  };
}
