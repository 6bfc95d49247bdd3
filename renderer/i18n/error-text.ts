import type { i18n } from 'i18next';
import type { en } from './locales/en/index.ts';

/** Codes of failures that have a text: TypeScript refuses to show any other. */
export type ErrorCode = keyof (typeof en)['common']['errors'];

/** Something that went wrong, for the window to say in whichever language it has by then. */
export interface ShownError {
  readonly code: ErrorCode;
  /** In English. */
  readonly message: string;
  /** What the text has to name too: a file, a folder. */
  readonly detail?: string;
}

/**
 * What to tell a person of a failure. Its own message is English and says most, so English takes it; other languages
 * have a text for its code.
 */
export function errorText(instance: i18n, { code, message, detail = '' }: ShownError): string {
  return instance.language === 'en' ? message : instance.t(`errors.${code}`, { ns: 'common', detail });
}
