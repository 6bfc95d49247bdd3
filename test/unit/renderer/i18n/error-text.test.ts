import { describe, expect, it } from 'vitest';
import { noticeText } from '../../../../renderer/features/settings/notice-text.ts';
import { errorText, type ErrorCode } from '../../../../renderer/i18n/error-text.ts';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';
import type { LinkEnd } from '../../../../renderer/link/host-link.ts';
import { FAILURE_CODES } from '../../../../shared/ipc/failure-codes.ts';
import { HEADSET_REFUSAL_CODES } from '../../../../shared/headset/messages.ts';
import { LINK_END_REASONS } from '../../../../shared/ipc/link-contract.ts';
import { STORED_NOTICE_CODES, type StoredNotice } from '../../../../shared/model/stored-notice.ts';
import { GROUP_REFUSAL_CODES } from '../../../../shared/protocol/channel.ts';
import { RENAME_REFUSAL_CODES } from '../../../../shared/protocol/people/profile-messages.ts';
import { fillText } from '../../../support/window/page/fill-text.ts';

interface Catalogue {
  readonly common: { readonly errors: Readonly<Record<string, string>> };
  readonly settings: object;
}

const catalogues = import.meta.glob<Catalogue>('../../../../renderer/i18n/locales/*/index.ts', {
  eager: true,
  import: 'texts',
});
const english = import.meta.glob<Catalogue>('../../../../renderer/i18n/locales/en/index.ts', {
  eager: true,
  import: 'en',
});
const languageOf = (file: string): string => /locales\/([^/]+)\//.exec(file)?.[1] ?? '';
const byLanguage = new Map(
  Object.entries({ ...catalogues, ...english }).map(([file, texts]) => [languageOf(file), texts]),
);

async function speak(language: string) {
  const i18n = createI18n();
  for (const [namespace, texts] of Object.entries(byLanguage.get(language) ?? {}))
    i18n.addResourceBundle(language, namespace, texts);
  await i18n.changeLanguage(language);
  return i18n;
}

/** Failures that the window detects without a failing command. */
const OWN_CODES: readonly (LinkEnd['code'] | 'lobby-died' | 'rename-unsupported')[] = [
  'no-media',
  'lobby-died',
  'rename-unsupported',
  'headset-replaced',
];
/** Everything that can go wrong where a person sees it. */
const ALL_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...FAILURE_CODES,
  ...STORED_NOTICE_CODES,
  ...GROUP_REFUSAL_CODES,
  ...RENAME_REFUSAL_CODES,
  ...HEADSET_REFUSAL_CODES,
  ...LINK_END_REASONS,
  ...OWN_CODES,
]);

describe.each([...byLanguage])('%s', (_language, { common }) => {
  it('has a text for every failure that the window can show, and no others', () => {
    expect(Object.keys(common.errors).sort()).toEqual([...ALL_CODES].sort());
  });
});

/** A failure as a foreign host can send it, with the host's own words. */
const FOREIGN = { code: 'lobby-full', message: 'You won! Visit example.com to claim your prize.' } as const;
const DAMAGED: StoredNotice = {
  code: 'settings-damaged',
  message: 'settings.json is not JSON.',
  detail: 'settings.json.corrupt-1',
};

it.each([...byLanguage.keys()])('never shows the message of a failure itself: %s', async (language) => {
  const texts = await speak(language);
  for (const code of ALL_CODES) {
    const shown = errorText(texts, { ...FOREIGN, code });
    expect(shown, code).not.toContain('You won');
    expect(shown, code).not.toContain('example.com');
  }
});

it.each([
  ['en', 'The lobby is full. Try again when a player leaves.'],
  ['de', 'Die Lobby ist voll.'],
])('gives the text of the code: %s', async (language, text) => {
  expect(errorText(await speak(language), FOREIGN)).toContain(text);
});

it('names the file of damaged settings', async () => {
  for (const language of byLanguage.keys())
    expect(noticeText({ undone: null, error: DAMAGED }, await speak(language))).toContain('settings.json.corrupt-1');
});

it('explains what was not saved, and why', () => {
  const texts = createI18n();
  expect(noticeText({ undone: 'saved', error: { code: 'internal' } }, texts)).toBe(
    fillText(en.settings.notSaved, { message: en.common.errors.internal }),
  );
});
