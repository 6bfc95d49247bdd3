/** Languages of the window, as BCP 47 tags. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh-Hans', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export const RIGHT_TO_LEFT_LANGUAGES: ReadonlySet<Language> = new Set(['ar']);
