import type { LifeState } from '../../../shared/model/presence.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

type OwnPlacementReport = Extract<ClientboundChannelMessage, { readonly type: 'standing' }>;

/** Why you cannot set your own state. `not-in-a-lobby`: there is nobody to tell. */
type StateRefusal = 'not-in-a-lobby' | 'server' | 'host' | 'rules' | 'old-host';

/** The effect of a key that marks you dead, or alive again. */
export type OwnStateChange =
  | { readonly type: 'refused'; readonly why: StateRefusal }
  /** As the host, who may set anybody's state; null = as your own game reports. */
  | { readonly type: 'as-host'; readonly state: LifeState | null }
  | { readonly type: 'as-player'; readonly state: LifeState };

/**
 * Returns what marks you dead, or alive again. A game server takes priority over the host, and the host over you.
 * `own`: what the host of the lobby says about you; null = nothing.
 */
export function toggledState(
  own: Pick<OwnPlacementReport, 'from' | 'state' | 'byHand'> | null,
  lobby: { readonly isHost: boolean; readonly trust: HearingRules['trust']; readonly acceptsLife: boolean },
): OwnStateChange {
  if (own === null) return { type: 'refused', why: 'not-in-a-lobby' };
  if (own.from === 'server') return { type: 'refused', why: 'server' };
  const isAlive = own.state === 'alive';
  const isSetByHost = own.byHand.includes('state');
  if (lobby.isHost) return { type: 'as-host', state: stateForHost(isAlive, isSetByHost) };
  if (isSetByHost && !isAlive) return { type: 'refused', why: 'host' };
  if (lobby.trust !== 'everything') return { type: 'refused', why: 'rules' };
  if (!lobby.acceptsLife) return { type: 'refused', why: 'old-host' };
  return { type: 'as-player', state: isAlive ? 'dead' : 'alive' };
}

/** To be alive again, the host takes back what was set by hand, or says it against their own game. */
function stateForHost(isAlive: boolean, isSetByHost: boolean): LifeState | null {
  if (isAlive) return 'dead';
  return isSetByHost ? null : 'alive';
}
