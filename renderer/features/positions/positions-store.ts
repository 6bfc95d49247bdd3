import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';

export type PositionReport = NonNullable<PayloadOf<EarshotContract, 'positions:report'>['report']>;
type PositionsStatus = PayloadOf<EarshotContract, 'positions:status'>;
export type SourceStatus = PositionsStatus['sources'][number];
export type Standing = Extract<ClientboundChannelMessage, { readonly type: 'standing' }>;

export interface PositionsState {
  /** null = no source counts, so the map's dot does. */
  readonly report: PositionReport | null;
  readonly status: PositionsStatus;
  /** When the status came, on the clock of `performance.now()`: ages go on from there. */
  readonly statusAtMs: number;
  /** What the host takes for one's own place and state; null = it has not said. */
  readonly standing: Standing | null;
  /** The person walks on the map although a source counts, because that has lost the position. */
  readonly isByHand: boolean;
}

export type PositionsStore = StoreApi<PositionsState>;

export function createPositionsStore(): PositionsStore {
  return createStore<PositionsState>(() => ({
    report: null,
    status: { used: null, sources: [] },
    statusAtMs: 0,
    standing: null,
    isByHand: false,
  }));
}

/** Who moves one's own dot: the game's server, a source on this machine, or the person. */
export function placeAuthority({
  report,
  standing,
  isByHand,
}: Pick<PositionsState, 'report' | 'standing' | 'isByHand'>): 'server' | 'source' | 'hand' {
  if (standing?.from === 'server') return 'server';
  return report === null || isByHand ? 'hand' : 'source';
}
