import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { Trigger, VoiceAction } from '../../../shared/model/bindings.ts';
import type { KeyLayout } from './trigger-name.ts';
import type { TriggerProblem } from './trigger-problem.ts';

/** Whether keys are heard while other programs have the focus, as the main process says. */
export type HotkeysStatus = PayloadOf<EarshotContract, 'hotkeys:status'>;

/** What becomes of a key that is recorded: one more of the action, or the only one. */
export type RecordingKind = 'add' | 'replace';

export interface Recording {
  readonly action: VoiceAction;
  readonly kind: RecordingKind;
}

interface HotkeysState {
  readonly status: HotkeysStatus;
  readonly layout: KeyLayout;
  /** The action for which a key is waited for; null = none. */
  readonly recording: Recording | null;
  /** A key was pressed that another action has: whether to take it over is for the person to say. */
  readonly proposal: (Recording & { readonly trigger: Trigger; readonly takenFrom: VoiceAction }) | null;
  /** Why the last key for an action could not be taken. */
  readonly problem: {
    readonly action: VoiceAction;
    readonly trigger: Trigger;
    readonly code: TriggerProblem | 'full';
  } | null;
}

export type HotkeysStore = StoreApi<HotkeysState>;

export function createHotkeysStore(): HotkeysStore {
  return createStore<HotkeysState>(() => ({
    status: { way: 'none', state: 'off', problem: null, boundByPortal: [] },
    layout: new Map(),
    recording: null,
    proposal: null,
    problem: null,
  }));
}
