import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../../shared/ipc/define.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import type { ShownError } from '../../i18n/error-text.ts';

export type AppDescription = ResponseOf<EarshotContract, 'app:describe'>;

/** `undone`: which action on the settings failed because of `error`; null = `error` says everything. */
export interface SettingsNotice {
  readonly undone: 'saved' | 'read' | null;
  readonly error: ShownError;
}

interface SettingsState {
  readonly settings: Settings;
  readonly isLoaded: boolean;
  /** Notices about the data stored on this machine. */
  readonly notices: readonly SettingsNotice[];
  /** The version of Earshot; null = not known yet. */
  readonly app: AppDescription | null;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(): SettingsStore {
  return createStore<SettingsState>(() => ({ settings: DEFAULT_SETTINGS, isLoaded: false, notices: [], app: null }));
}
