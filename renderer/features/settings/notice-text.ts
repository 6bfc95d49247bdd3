import type { i18n } from 'i18next';
import { errorText } from '../../i18n/error-text.ts';
import type { SettingsNotice } from './settings-store.ts';

/** Describes a problem with the data stored on this machine. */
export function noticeText({ undone, error }: SettingsNotice, texts: i18n): string {
  const message = errorText(texts, error);
  if (undone === null) return message;
  return texts.t(undone === 'saved' ? 'notSaved' : 'notRead', { ns: 'settings', message });
}
