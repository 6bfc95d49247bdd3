import { createElement } from 'react';
import { expect, it } from 'vitest';
import type { WindowApp } from '../../../../../renderer/app/create-window-app.ts';
import { SettingsDialog } from '../../../../../renderer/app/screens/SettingsDialog.tsx';
import { createLobbyStore } from '../../../../../renderer/features/lobby/lobby-store.ts';
import { createSettingsStore } from '../../../../../renderer/features/settings/settings-store.ts';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

const GUEST_PAGE = { link: '', address: '', appAddress: '' };

it.each([
  ['the app', undefined, true],
  ['a page for guests, which hosts no lobby', GUEST_PAGE, false],
])('in %s, the connection settings have what belongs there', (_where, guestPage, hasHosting) => {
  const app = {
    guestPage,
    settings: { store: createSettingsStore(), controller: { update: () => undefined } },
    lobby: { store: createLobbyStore() },
  } as unknown as WindowApp;
  const dialog = createElement(SettingsDialog, {
    ...{ app, page: 'connection' as const },
    ...{ onPage: () => undefined, onClose: () => undefined, onOpenPositions: () => undefined },
  });
  const html = renderToText(dialog);
  expect(html).toContain('Relay only');
  expect(html.includes('STUN server')).toBe(hasHosting);
});
