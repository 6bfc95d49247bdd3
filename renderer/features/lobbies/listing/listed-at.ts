import type { HostReach } from '../../../../shared/model/host-reach.ts';

/** Which rendezvous servers show a lobby. */
export interface ListedAt {
  /** `waiting`: no server answers; `pending`: none has said yet whether it shows the lobby. */
  readonly state: 'answered' | 'waiting' | 'pending';
  readonly shown: readonly string[];
  /** Servers at which the lobbies of the host's address take all places. */
  readonly full: readonly string[];
}

/** Returns what the directories of a hosted lobby's servers say. */
export function listedAtOf(servers: HostReach['rendezvous']): ListedAt {
  const at = (wanted: HostReach['rendezvous'][number]['listed']): readonly string[] =>
    servers.filter(({ listed }) => listed === wanted).map(({ address }) => address);
  const [shown, full] = [at('shown'), at('full')];
  if (shown.length + full.length > 0) return { state: 'answered', shown, full };
  const isRegistered = servers.some(({ state }) => state === 'registered');
  return { state: isRegistered ? 'pending' : 'waiting', shown, full };
}
