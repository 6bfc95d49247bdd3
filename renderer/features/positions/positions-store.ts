import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';

export type PositionReport = NonNullable<PayloadOf<EarshotContract, 'positions:report'>['report']>;
type PositionsStatus = PayloadOf<EarshotContract, 'positions:status'>;
export type WineStatus = PayloadOf<EarshotContract, 'positions:wine'>;
export type SourceStatus = PositionsStatus['sources'][number];
export type OwnPlacementReport = Extract<ClientboundChannelMessage, { readonly type: 'standing' }>;

export interface PositionsState {
  /** The active source; null = none, so the map's dot counts. */
  readonly report: PositionReport | null;
  readonly status: PositionsStatus;
  /** When the status arrived, on the clock of `performance.now()`: ages grow from there. */
  readonly statusAtMs: number;
  /** Your position and state as the host sees them; null = it has not reported them. */
  readonly ownPlacement: OwnPlacementReport | null;
  /** Whether you walk on the map although a source is active, because that source has lost the position. */
  readonly isByHand: boolean;
  /** Whether everybody else with a known position is too far away to be in the same place of the game. */
  readonly isFarFromOthers: boolean;
  /** The games in Wine and Proton, and the bridge that carries the positions of one of them out. */
  readonly wine: WineStatus;
  /** Whether the panel has shown the games in Wine, so that no hint about them is needed. */
  readonly hasSeenWine: boolean;
}

export type PositionsStore = StoreApi<PositionsState>;

export function createPositionsStore(): PositionsStore {
  return createStore<PositionsState>(() => ({
    report: null,
    status: { used: null, sources: [] },
    statusAtMs: 0,
    ownPlacement: null,
    isByHand: false,
    isFarFromOthers: false,
    wine: { games: [], bridge: 'off', prefix: '' },
    hasSeenWine: false,
  }));
}

/** Returns what moves your dot: the game server, a source on this machine, or you. */
export function placeAuthority({
  report,
  ownPlacement,
  isByHand,
}: Pick<PositionsState, 'report' | 'ownPlacement' | 'isByHand'>): 'server' | 'source' | 'hand' {
  if (ownPlacement?.from === 'server') return 'server';
  return report === null || isByHand ? 'hand' : 'source';
}
