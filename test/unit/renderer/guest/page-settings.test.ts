import { describe, expect, it } from 'vitest';
import { openPageSettings } from '../../../../renderer/guest/page-settings.ts';
import { openPageStorage } from '../../../../renderer/guest/page-storage.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { memoryStorage } from '../../../support/guest/memory-storage.ts';

const stored = (text: string) => {
  const browser = memoryStorage();
  browser.texts.set('earshot.settings', text);
  return { browser, storage: openPageStorage(() => browser) };
};

describe('the settings of a page', () => {
  it('are the defaults at first, and survive a reload', () => {
    const browser = memoryStorage();
    const settings = openPageSettings(openPageStorage(() => browser));
    expect(settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(settings.update({ name: 'Robin' })).toMatchObject({ ok: true, value: { name: 'Robin' } });
    const again = openPageSettings(openPageStorage(() => browser));
    expect(again.read().name).toBe('Robin');
    expect(again.notice).toBeNull();
  });

  it.each(['', '{', 'null', '{"version":3}', `"${'x'.repeat(300_000)}"`])(
    'survive damage: the defaults apply, and the damaged text is kept (%#)',
    (text) => {
      const { browser, storage } = stored(text);
      const settings = openPageSettings(storage);
      expect(settings.read()).toEqual(DEFAULT_SETTINGS);
      expect(settings.notice).toMatchObject({ code: 'settings-damaged', detail: 'settings.corrupt-1' });
      expect(browser.texts.get('earshot.settings.corrupt-1')).toBe(text);
      expect(settings.update({ name: 'Robin' })).toMatchObject({ ok: true });
    },
  );

  it('of a later version are kept for it', () => {
    const { storage } = stored('{"version":99,"settings":{}}');
    const settings = openPageSettings(storage);
    expect(settings.notice).toMatchObject({ code: 'settings-newer', detail: 'settings.version-99-1' });
    expect(settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('lose only the values that cannot be used', () => {
    const { storage } = stored('{"version":3,"settings":{"name":"Robin","talkMode":"telepathy"}}');
    const settings = openPageSettings(storage);
    expect(settings.read()).toMatchObject({ name: 'Robin', talkMode: DEFAULT_SETTINGS.talkMode });
    expect(settings.notice).toMatchObject({ code: 'settings-incomplete', detail: 'talkMode' });
  });

  it('do not change if the browser has no room', () => {
    const settings = openPageSettings(openPageStorage(() => memoryStorage(200)));
    expect(settings.update({ name: 'Robin' })).toMatchObject({ ok: false, error: { code: 'no-disk-space' } });
    expect(settings.read().name).toBe(DEFAULT_SETTINGS.name);
  });
});
