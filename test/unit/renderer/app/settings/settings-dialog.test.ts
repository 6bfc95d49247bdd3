import { expect, it } from 'vitest';
import { renderSettings } from '../../../../workbench/stage/render-settings.ts';

it.each([
  ['the app', false, true],
  ['a page for guests, which hosts no lobby', true, false],
])('in %s, the connection settings have what belongs there', (_where, isGuest, hasHosting) => {
  const html = renderSettings('relay-only', { isGuest });
  expect(html).toContain('Relay only');
  expect(html.includes('STUN server')).toBe(hasHosting);
});
