import { describe, expect, it } from 'vitest';
import { listSettings, searchSettings } from '../../../../../renderer/app/settings/search-settings.ts';
import { settingsPages } from '../../../../../renderer/app/settings/settings-pages.tsx';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { texts as deTexts } from '../../../../../renderer/i18n/locales/de/index.ts';

const texts = createI18n();
const everywhere = { pages: settingsPages(false).map(({ id }) => id), isGuest: false, isDesktop: true, isPhone: false };
const settings = listSettings(texts, everywhere);
const find = (query: string): readonly string[] => searchSettings(settings, query).map(({ id }) => id);

describe('a search in the settings', () => {
  it('finds a setting by its name, whatever the case, and before those that only mention it', () => {
    expect(find('ECHO')[0]).toBe('echo');
    expect(find('volume').slice(0, 2)).toEqual(['input-gain', 'output-gain']);
  });

  it('finds it by the text beside it and by other words for it', () => {
    expect(find('upnp')).toContain('maps-ports');
    expect(find('hotkeys')).toContain('keys');
    expect(find('obs')).toContain('overlay-in-streams');
    expect(find('log').slice(0, 2)).toEqual(['data-folder', 'report']);
  });

  it('finds the beginning of a word before its inside: NAT before coordinates', () => {
    expect(find('nat')[0]).toBe('maps-ports');
    expect(find('nat')).toContain('sources');
  });

  it('wants every word, in any order', () => {
    expect(find('cancellation echo')).toEqual(['echo']);
    expect(find('echo zebra')).toEqual([]);
  });

  it('finds nothing without a word', () => {
    expect(find('  ')).toEqual([]);
  });

  it('lists everything on a page by the name of the page, up to a dozen', () => {
    expect(find('overlay').length).toBeGreaterThan(3);
    expect(find('a').length).toBe(12);
  });

  it('searches in the language of the window, without regard to accents', async () => {
    const german = createI18n();
    for (const [feature, words] of Object.entries(deTexts)) german.addResourceBundle('de', feature, words);
    await german.changeLanguage('de');
    const found = searchSettings(listSettings(german, everywhere), 'rauschunterdruckung');
    expect(found.map(({ id }) => id)).toContain('suppression');
  });
});
