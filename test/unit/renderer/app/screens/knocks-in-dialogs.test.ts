import { createElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StoreApi } from 'zustand';
import { AppView } from '../../../../../renderer/app/screens/AppView.tsx';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { parseLook } from '../../../../workbench/looks/look.ts';
import { openSampleApp } from '../../../../workbench/samples/open-sample-app.ts';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

/** Rendering to text takes the state from the start of a store. */
function showNow(store: StoreApi<unknown>): void {
  store.getInitialState = store.getState;
}

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hasFocus: () => true }));
});
afterEach(() => vi.unstubAllGlobals());

it('shows knocks in a dialog, below its header: nothing behind it can be reached', async () => {
  const app = await openSampleApp(parseLook(new URLSearchParams()), createI18n());
  app.lobby.store.setState({
    knocks: [{ id: 1, name: 'Robin', source: 'lan' }],
    refusedInvitation: { code: 'invitation-typo', detail: '46' },
  });
  for (const part of Object.values(app))
    if (typeof part === 'object' && part !== null && 'store' in part) showNow(part.store as StoreApi<unknown>);
  const html = renderToText(createElement(AppView, { app }));
  const dialog = html.slice(html.indexOf('<dialog'), html.indexOf('</dialog>'));
  expect(dialog).toContain('Robin wants to join from your network');
  expect(dialog).toContain('Let in');
  // The focus goes to the first control, which must not be an answer.
  expect(dialog.indexOf('Close')).toBeLessThan(dialog.indexOf('Refuse'));
});
