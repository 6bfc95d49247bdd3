import { describe, expect, it } from 'vitest';
import { noticeText } from '../../../../renderer/features/settings/notice-text.ts';
import { errorText, type ErrorCode } from '../../../../renderer/i18n/error-text.ts';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';
import type { LinkEnd } from '../../../../renderer/link/host-link.ts';
import { LINK_END_REASONS } from '../../../../shared/ipc/contract.ts';
import { FAILURE_CODES } from '../../../../shared/ipc/failure-codes.ts';
import { STORED_NOTICE_CODES, type StoredNotice } from '../../../../shared/model/stored-notice.ts';
import { GROUP_REFUSAL_CODES } from '../../../../shared/protocol/channel.ts';

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

/** What the window finds out by itself, without a command that fails. */
const OWN_CODES: readonly (LinkEnd['code'] | 'lobby-died')[] = ['no-media', 'lobby-died'];
/** Everything that can go wrong before a person's eyes. */
const ALL_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...FAILURE_CODES,
  ...STORED_NOTICE_CODES,
  ...GROUP_REFUSAL_CODES,
  ...LINK_END_REASONS,
  ...OWN_CODES,
]);

describe.each([...byLanguage])('%s', (_language, { common }) => {
  it('has a text for every failure that the window can show, and none for others', () => {
    expect(Object.keys(common.errors).sort()).toEqual([...ALL_CODES].sort());
  });
});

const FULL = { code: 'lobby-full', message: 'The lobby is full: it holds 25 players.' } as const;
const DAMAGED: StoredNotice = {
  code: 'settings-damaged',
  message: 'The settings file was damaged.',
  detail: 'settings.json.corrupt-1',
};

it('is the message itself in English, which says most', () => {
  expect(errorText(createI18n(), FULL)).toBe('The lobby is full: it holds 25 players.');
});

it('is the text of the code in another language', async () => {
  expect(errorText(await speak('de'), FULL)).toBe('Die Lobby ist voll.');
});

it('names the file of damaged settings in the language of the window', async () => {
  const texts = await speak('de');
  expect(noticeText({ undone: null, error: DAMAGED }, texts)).toBe(
    'Die Datei mit den Einstellungen war beschädigt, darum beginnt Earshot mit den Vorgaben. Die beschädigte Datei heißt jetzt settings.json.corrupt-1.',
  );
});

it('says in the language of the window what could not be stored, and why', async () => {
  const error = { code: 'internal', message: 'Something went wrong.' } as const;
  expect(noticeText({ undone: 'saved', error }, await speak('de'))).toBe(
    'Die Einstellungen konnten nicht gespeichert werden: In Earshot ist etwas schiefgegangen. Näheres steht im Protokoll.',
  );
});

it('says in the language of the window why a group cannot be entered', async () => {
  const refusal = {
    code: 'wrong-password',
    message: 'The group exists already, and its password is another one. Ask somebody in it.',
  } as const;
  expect(errorText(await speak('de'), refusal)).toBe(
    'Die Gruppe gibt es schon, und ihr Passwort ist ein anderes. Frag jemanden darin.',
  );
});
