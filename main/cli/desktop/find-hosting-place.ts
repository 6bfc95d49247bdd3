import type { Settings } from '../../../shared/model/settings.ts';
import { parseRendezvousAddress } from '../../../shared/protocol/rendezvous-address.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { HostingPlace } from './lobby-hosting.ts';
import { readPublicAddress, readStunServers } from '../public-address.ts';
import type { StartOptions } from '../start-options.ts';

/** Decides how the next hosted lobby is to be reached: options of the command line take precedence over settings. */
export function findHostingPlace(
  options: Pick<StartOptions, 'lobbyPort' | 'publicAddress' | 'publicPort'>,
  settings: Pick<
    Settings,
    'lobbyPort' | 'publicAddress' | 'mapsPorts' | 'showsOnLan' | 'gameApi' | 'rendezvous' | 'stunServer'
  >,
): Result<HostingPlace, 'bad-address'> {
  const lobbyPort = options.lobbyPort ?? settings.lobbyPort;
  const rendezvous = settings.rendezvous.flatMap((text) => parseRendezvousAddress(text) ?? []);
  const stun = readStunServers(settings.stunServer === '' ? [] : [settings.stunServer]);
  const common = {
    lobbyPort,
    mapsPorts: settings.mapsPorts,
    showsOnLan: settings.showsOnLan,
    gameOrigins: settings.gameApi.origins,
    rendezvous,
    stunServers: stun.ok ? stun.value : [],
  };
  const { publicAddress, publicPort } = options;
  if (publicAddress !== null)
    return success({ ...common, publicAddress, ...(publicPort === undefined ? {} : { publicPort }) });
  const read = readPublicAddress(settings.publicAddress === '' ? undefined : settings.publicAddress, undefined);
  return read.ok ? success({ ...common, ...read.value }) : failure('bad-address', read.error.message);
}
