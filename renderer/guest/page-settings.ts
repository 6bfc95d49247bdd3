import * as v from 'valibot';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import { DEFAULT_SETTINGS, settingsSchema, type Settings, type SettingsUpdate } from '../../shared/model/settings.ts';
import type { StoredNotice } from '../../shared/model/stored-notice.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { formatSettings, MAX_SETTINGS_FILE_BYTES, parseSettings } from '../../shared/stored/parse-settings.ts';
import { keepAside, type PageStorage } from './page-storage.ts';

const KEY = 'settings';

export interface PageSettings {
  /** What was wrong with the stored settings; null = nothing. */
  readonly notice: StoredNotice | null;
  read(): Settings;
  /** Changes some settings and stores all. If that fails, nothing changes. */
  update(change: SettingsUpdate): Result<Settings, FailureCode>;
}

/** Reads the settings that this browser keeps for the page. Damaged ones are set aside, and a notice reports it. */
export function openPageSettings(storage: PageStorage): PageSettings {
  const { notice, settings: stored } = load(storage);
  let settings = stored;
  return {
    notice,
    read: () => settings,
    update(change) {
      const next = v.parse(settingsSchema, { ...settings, ...change });
      if (!storage.write(KEY, formatSettings(next))) return noRoom();
      settings = next;
      return success(next);
    },
  };
}

/** The failure when the browser has no room. */
export function noRoom(): Result<never, FailureCode> {
  return failure('no-disk-space', 'The browser has no room for this page. Free some space, then try again.');
}

function load(storage: PageStorage): { readonly settings: Settings; readonly notice: StoredNotice | null } {
  const text = storage.read(KEY);
  if (text === null) return { settings: DEFAULT_SETTINGS, notice: null };
  const parsed = text.length > MAX_SETTINGS_FILE_BYTES ? ({ kind: 'corrupt' } as const) : parseSettings(text);
  if (parsed.kind === 'corrupt') {
    const detail = keepAside(storage, KEY, 'corrupt');
    const message = `The settings were damaged and are kept as ${detail}.`;
    return { settings: DEFAULT_SETTINGS, notice: { code: 'settings-damaged', message, detail } };
  }
  if (parsed.kind === 'newer') {
    const detail = keepAside(storage, KEY, `version-${parsed.version}`);
    const message = `The settings are from a newer version and are kept as ${detail}.`;
    return { settings: DEFAULT_SETTINGS, notice: { code: 'settings-newer', message, detail } };
  }
  if (parsed.unusableFields.length === 0) return { settings: parsed.settings, notice: null };
  const detail = parsed.unusableFields.join(', ');
  const message = `These settings could not be read and use their defaults: ${detail}.`;
  return { settings: parsed.settings, notice: { code: 'settings-incomplete', message, detail } };
}
