export interface LanguageChoice {
  /** A BCP 47 tag. */
  readonly value: string;
  readonly label: string;
}

/** Returns tags with their names in the language of the window, in its alphabetical order. */
export function nameLanguages(tags: readonly string[], windowLanguage: string): readonly LanguageChoice[] {
  const { compare } = new Intl.Collator(windowLanguage);
  return tags
    .map((value) => ({ value, label: languageName(value, windowLanguage) }))
    .sort((a, b) => compare(a.label, b.label));
}

/** Returns the name of a language in the language of the window. A tag without a name stays as it is. */
export function languageName(tag: string, windowLanguage: string): string {
  if (tag === '') return '';
  try {
    return new Intl.DisplayNames(windowLanguage, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A stranger's listing may have a tag that no standard knows.
    return tag;
  }
}
