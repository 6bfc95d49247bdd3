import { describe, expect, it } from 'vitest';
import { keepAside, openPageStorage } from '../../../../renderer/guest/page-storage.ts';
import { memoryStorage } from '../../../support/guest/memory-storage.ts';

describe('the storage of a page', () => {
  it('keeps texts in the browser, under names of its own', () => {
    const browser = memoryStorage();
    const storage = openPageStorage(() => browser);
    expect(storage.isKept).toBe(true);
    expect(storage.write('settings', 'text')).toBe(true);
    expect(openPageStorage(() => browser).read('settings')).toBe('text');
    expect([...browser.texts.keys()]).toEqual(['earshot.settings']);
  });

  it.each([
    [
      'reading the storage throws',
      () => () => {
        throw new DOMException('Access is denied.', 'SecurityError');
      },
    ],
    [
      'the storage has no room at all',
      () => {
        const full = memoryStorage(0);
        return () => full;
      },
    ],
  ])('keeps texts until the page closes if %s', (_why, makeGetter) => {
    const getStorage = makeGetter();
    const storage = openPageStorage(getStorage);
    expect(storage.isKept).toBe(false);
    expect(storage.write('settings', 'text')).toBe(true);
    expect(storage.read('settings')).toBe('text');
    expect(openPageStorage(getStorage).read('settings')).toBeNull();
  });

  it('reports a text that does not fit, and keeps the one before', () => {
    const storage = openPageStorage(() => memoryStorage(100));
    expect(storage.write('people', 'short')).toBe(true);
    expect(storage.write('people', 'x'.repeat(200))).toBe(false);
    expect(storage.read('people')).toBe('short');
  });

  it('keeps damaged texts aside, each under another name, but only a few', () => {
    const storage = openPageStorage(() => memoryStorage());
    const names = Array.from({ length: 6 }, (_, index) => {
      storage.write('settings', `damaged ${index}`);
      return keepAside(storage, 'settings', 'corrupt');
    });
    expect(names.slice(0, 4)).toEqual([1, 2, 3, 4].map((number) => `settings.corrupt-${number}`));
    expect(new Set(names).size).toBe(4);
    expect(storage.read('settings.corrupt-1')).toBe('damaged 0');
    expect(storage.read('settings.corrupt-4')).toBe('damaged 5');
  });
});
