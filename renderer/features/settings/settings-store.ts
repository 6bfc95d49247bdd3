import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../../shared/ipc/define.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import type { ShownError } from '../../i18n/error-text.ts';

export type AppDescription = ResponseOf<EarshotContract, 'app:describe'>;

/** `undone`: what could not be done with the settings, for which `error` says why; null = `error` says all. */
export interface SettingsNotice {
  readonly undone: 'saved' | 'read' | null;
  readonly error: ShownError;
}

interface SettingsState {
  readonly settings: Settings;
  readonly isLoaded: boolean;
  /** What the person should read of what is stored on this machine. */
  readonly notices: readonly SettingsNotice[];
  /** Which Earshot this is; null = not known yet. */
  readonly app: AppDescription | null;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(): SettingsStore {
  return createStore<SettingsState>(() => ({ settings: DEFAULT_SETTINGS, isLoaded: false, notices: [], app: null }));
}
