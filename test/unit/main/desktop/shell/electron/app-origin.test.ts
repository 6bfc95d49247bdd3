import { describe, expect, it } from 'vitest';
import { APP_ORIGIN, APP_PAGE_URL, isAppUrl } from '../../../../../../main/desktop/shell/electron/app-origin.ts';
import { isOwnSender } from '../../../../../../main/desktop/shell/electron/sender-policy.ts';

describe('isAppUrl', () => {
  it.each([APP_ORIGIN, APP_PAGE_URL, 'app://earshot/assets/a.js?x#y'])('knows %s', (url) => {
    expect(isAppUrl(url)).toBe(true);
  });

  it.each([
    'app://earshot.evil.test/',
    'app://evil/earshot/',
    'app://user@earshot/',
    'app://earshot@evil/',
    'app://earshot:80/',
    'app:earshot',
    'apps://earshot/',
    'earshot://join/x',
    'http://127.0.0.1/app://earshot/',
    'file:///earshot',
    'about:blank',
    'javascript:app://earshot/',
    'data:text/html,app://earshot/',
    '',
    'null',
  ])('rejects %j', (url) => {
    expect(isAppUrl(url)).toBe(false);
  });
});

describe('isOwnSender', () => {
  it("accepts only the main frame of the app's own page", () => {
    expect(isOwnSender({ senderFrame: { url: APP_PAGE_URL, parent: null } })).toBe(true);
    expect(isOwnSender({ senderFrame: { url: APP_PAGE_URL, parent: {} } })).toBe(false);
    expect(isOwnSender({ senderFrame: { url: 'https://evil.test/', parent: null } })).toBe(false);
    expect(isOwnSender({ senderFrame: null })).toBe(false);
  });
});
