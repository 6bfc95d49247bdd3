import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';

export interface SettingsState {
  readonly settings: Settings;
  readonly isLoaded: boolean;
  /** Something about the settings that the person should read; null = nothing. */
  readonly notice: string | null;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(): SettingsStore {
  return createStore<SettingsState>(() => ({ settings: DEFAULT_SETTINGS, isLoaded: false, notice: null }));
}
