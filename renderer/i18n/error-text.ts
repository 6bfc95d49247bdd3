import type { i18n } from 'i18next';
import type { en } from './locales/en/index.ts';

/** Codes of failures that have a text: TypeScript refuses to show any other. */
export type ErrorCode = keyof (typeof en)['common']['errors'];

/** A failure to show. It carries no words, so that the catalogue alone decides what a player reads. */
export interface ShownError {
  readonly code: ErrorCode;
  /** The file, folder or number that the text mentions. */
  readonly detail?: string | undefined;
}

/** Returns what to tell the player about a failure, in the language of the window. */
export function errorText(instance: i18n, { code, detail = '' }: ShownError): string {
  // Hosts of earlier versions do not say how many places there are.
  if (code === 'lobby-full' && detail !== '') return instance.t('fullOf', { ns: 'door', detail });
  return instance.t(`errors.${code}`, { ns: 'common', detail });
}
