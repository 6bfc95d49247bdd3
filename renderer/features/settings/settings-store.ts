import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../../shared/ipc/define.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';

export type AppDescription = ResponseOf<EarshotContract, 'app:describe'>;

export interface SettingsState {
  readonly settings: Settings;
  readonly isLoaded: boolean;
  /** Something about the settings that the person should read; null = nothing. */
  readonly notice: string | null;
  /** Which Earshot this is; null = not known yet. */
  readonly app: AppDescription | null;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(): SettingsStore {
  return createStore<SettingsState>(() => ({ settings: DEFAULT_SETTINGS, isLoaded: false, notice: null, app: null }));
}
