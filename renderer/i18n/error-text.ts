import type { i18n } from 'i18next';

/**
 * What to tell a person of a failure. Its own message is English and says most, so English takes it; other languages have a
 * text for each code that they know.
 */
export function errorText(instance: i18n, { code, message }: { readonly code: string; readonly message: string }): string {
  const key = `errors.${code}`;
  if (instance.language === 'en' || !instance.exists(key, { ns: 'common' })) return message;
  return String(instance.t(key as never, { ns: 'common' }));
}
