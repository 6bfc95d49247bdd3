import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { Trigger, VoiceAction } from '../../../shared/model/keys/bindings.ts';
import type { RecordingKind } from './triggers/bindings.ts';
import type { KeyLayout } from './triggers/trigger-name.ts';
import type { TriggerProblem } from './triggers/trigger-problem.ts';

/** Whether keys work while other programs have the focus, as the main process reports. */
export type HotkeysStatus = PayloadOf<EarshotContract, 'hotkeys:status'>;

export interface Recording {
  readonly action: VoiceAction;
  readonly kind: RecordingKind;
}

interface HotkeysState {
  readonly status: HotkeysStatus;
  readonly layout: KeyLayout;
  /** The action that waits for a key; null = none. */
  readonly recording: Recording | null;
  /** The pressed key belongs to another action; the player decides whether to move it. */
  readonly proposal: (Recording & { readonly trigger: Trigger; readonly takenFrom: VoiceAction }) | null;
  /** Why the last key for an action was refused; `timeout`: none was pressed. */
  readonly problem: {
    readonly action: VoiceAction;
    /** null = it cannot be named. */
    readonly trigger: Trigger | null;
    readonly code: TriggerProblem | 'full' | 'unsupported' | 'timeout';
  } | null;
}

export type HotkeysStore = StoreApi<HotkeysState>;

export function createHotkeysStore(): HotkeysStore {
  return createStore<HotkeysState>(() => ({
    status: { way: 'none', state: 'off', problem: null, boundByPortal: [], unheard: [] },
    layout: new Map(),
    recording: null,
    proposal: null,
    problem: null,
  }));
}
