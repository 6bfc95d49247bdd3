import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';

/** Texts and documents that lead to a page of the settings: "Settings > Advanced". */

type Texts = { readonly [key: string]: string | Texts };
interface SettingsTexts {
  readonly title: string;
  readonly page: Readonly<Record<string, string>>;
}

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const catalogues = import.meta.glob<{ readonly settings: SettingsTexts } & Texts>(
  '../../../../renderer/i18n/locales/*/index.ts',
  { import: 'texts', eager: true },
);
const byLanguage = [...Object.entries(catalogues), ['en', en as unknown as (typeof catalogues)[string]] as const]
  .filter(([, texts]) => texts !== undefined)
  .map(([file, texts]) => [/locales\/([^/]+)/.exec(file)?.[1] ?? file, texts] as const);

/** Settings of other programs. */
const OF_OTHERS = /^(devices\.howToAllow|hotkeys\.elsewhere\.no-)/;
/** What follows the title of the settings where a text leads there: also a comma and quotes, as in earlier versions. */
const LEADS = String.raw`(?: > |, |، |の「|的“)`;

function flatten(texts: Texts, at = ''): (readonly [key: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[at + key, value] as const] : flatten(value, `${at}${key}.`),
  );
}

/** The texts that lead to a page which does not exist. */
function astray(entries: readonly (readonly [string, string])[], { title, page }: SettingsTexts): readonly string[] {
  const lead = new RegExp(`(?<!\\p{L} |, )(?<!\\p{L})${title}${LEADS}`, 'gu');
  return entries
    .filter(([key]) => !OF_OTHERS.test(key))
    .flatMap(([key, text]) =>
      [...text.matchAll(lead)]
        .map(({ 0: found, index }) => text.slice(index + found.length))
        .filter((rest) => !Object.values(page).some((name) => rest.startsWith(name)))
        .map((rest) => `${key}: ${rest.slice(0, 40)}`),
    );
}

function markdownFiles(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file));
}

describe('a text that leads to the settings', () => {
  it.each(byLanguage)('names a page that exists: %s', (_language, texts) => {
    const entries = flatten(texts);
    expect(entries.filter(([, text]) => text.includes(`${texts.settings.title} > `))).not.toEqual([]);
    expect(astray(entries, texts.settings)).toEqual([]);
  });

  it('names a page that exists in the documents', () => {
    const files = ['README.md', ...markdownFiles('docs')];
    const entries = files.map(
      (file) => [file, readFileSync(path.join(ROOT, file), 'utf8').replaceAll(/\s+/g, ' ')] as const,
    );
    expect(entries.filter(([, text]) => text.includes('_Settings > '))).not.toEqual([]);
    expect(
      entries.flatMap(([file, text]) =>
        [...text.matchAll(/_Settings(?: > |, )([^_>]+?)(?: >|_)/g)]
          .map(([, page = '']) => page)
          .filter((page) => !Object.values<string>(en.settings.page).includes(page) && page !== 'Apps')
          .map((page) => `${file}: ${page}`),
      ),
    ).toEqual([]);
  });
});
