import { describe, expect, it } from 'vitest';
import { takeLink } from '../../../../renderer/guest/page-link.ts';
import { memoryStorage } from '../../../support/guest/memory-storage.ts';

function openAt(hash: string, storage = memoryStorage()) {
  const shown: string[] = [];
  const link = takeLink({
    location: { hash, pathname: '/guest/', search: '?lang=de' },
    history: { replaceState: (_state, _title, address) => void shown.push(String(address)) },
    storage: () => storage,
  });
  return { link, shown, storage };
}

describe('the link of a page', () => {
  it('is taken out of the address at once', () => {
    expect(openAt('#AQk3vT9x')).toMatchObject({ link: 'AQk3vT9x', shown: ['/guest/?lang=de'] });
  });

  it('survives a reload of the tab, and gives way to another link', () => {
    const { storage } = openAt('#AQk3vT9x');
    expect(openAt('', storage).link).toBe('AQk3vT9x');
    expect(openAt('#K7Q-29MDX', storage).link).toBe('K7Q-29MDX');
    expect(openAt('', storage).link).toBe('K7Q-29MDX');
  });

  it('is empty for a page that was opened without one', () => {
    expect(openAt('')).toMatchObject({ link: '', shown: [] });
    expect(openAt('#')).toMatchObject({ link: '' });
  });

  it('is decoded, and damage does no harm', () => {
    expect(openAt('#earshot%3A%2F%2Fjoin%2FAQ').link).toBe('earshot://join/AQ');
    expect(openAt('#100%').link).toBe('100%');
    expect(openAt(`#${'x'.repeat(100_000)}`).link).toHaveLength(4_096);
  });

  it('works where the browser keeps nothing', () => {
    const link = takeLink({
      location: { hash: '#AQ', pathname: '/', search: '' },
      history: { replaceState: () => undefined },
      storage: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(link).toBe('AQ');
  });
});
