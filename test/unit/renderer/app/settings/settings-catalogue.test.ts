import { expect, it } from 'vitest';
import { listSettings } from '../../../../../renderer/app/settings/search-settings.ts';
import { SETTINGS_CATALOGUE } from '../../../../../renderer/app/settings/settings-catalogue.ts';
import { settingsPages } from '../../../../../renderer/app/settings/settings-pages.tsx';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { TALK_MODES } from '../../../../../shared/model/settings.ts';
import { renderSettings, type SettingsSituation } from '../../../../workbench/stage/render-settings.ts';
import { SAMPLE_STATUS } from '../../../../workbench/samples/sample-positions.ts';

const IN_LOBBY: SettingsSituation = { lobby: { connection: { status: 'connected' }, origin: 'hosted' } };

/** Together they show every setting that there is in the desktop app. */
const SITUATIONS: readonly SettingsSituation[] = [
  { shell: 'electron', isComplete: true },
  { shell: 'electron', settings: { startsWineBridge: true }, positions: { status: SAMPLE_STATUS } },
  { ...IN_LOBBY, shell: 'electron' },
  {
    shell: 'electron',
    settings: { outputMode: 'left', talkMode: 'voice-activation', activationSensitivity: 'manual' },
  },
  ...TALK_MODES.map((talkMode): SettingsSituation => ({ shell: 'electron', settings: { talkMode } })),
];

/** Returns what the settings show on a page in any of the situations. */
function shownOn(page: (typeof SETTINGS_CATALOGUE)[number]['page'], situations: readonly SettingsSituation[]) {
  const labels = situations.flatMap((situation) =>
    [...renderSettings(page, situation).matchAll(/data-label="([^"]*)"/g)].map(([, label = '']) => unescape(label)),
  );
  return new Set(labels);
}

function unescape(html: string): string {
  return html.replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

const texts = createI18n();

it.each(settingsPages(false).map(({ id }) => id))(
  'the search knows what is on the page %s, and nothing else',
  (page) => {
    const known = SETTINGS_CATALOGUE.filter((entry) => entry.page === page).map(({ label }) => texts.t(label));
    expect([...shownOn(page, SITUATIONS)].sort()).toEqual([...known].sort());
  },
);

it.each([
  ['a page for guests', { isGuest: true, isComplete: true }, true, false],
  ['a browser', { isComplete: true }, false, false],
] as const)('in %s, it knows what is there', (_name, situation, isGuest, isDesktop) => {
  const pages = settingsPages(isGuest).map(({ id }) => id);
  const listed = listSettings(texts, { pages, isGuest, isDesktop, isPhone: false });
  for (const page of pages) {
    const known = listed.filter((setting) => setting.page === page).map(({ label }) => label);
    for (const label of shownOn(page, [situation])) expect(known).toContain(label);
  }
});

it('finds no label twice on a page, because the label leads to the setting', () => {
  const labels = SETTINGS_CATALOGUE.map(({ page, label }) => `${page}: ${texts.t(label)}`);
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
});

it('has other words only for settings that exist', () => {
  const ids: readonly string[] = SETTINGS_CATALOGUE.map(({ id }) => id);
  const synonyms = texts.t('search.synonyms', { ns: 'settings', returnObjects: true });
  expect(Object.keys(synonyms).filter((id) => !ids.includes(id))).toEqual([]);
});
