import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createAudioEngine } from '../audio/audio-engine.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import { createI18n } from '../i18n/i18n.ts';
import { refuseFileDrops } from '../ui/files/use-drop.ts';
import '../ui/styles/styles.ts';
import { AppView } from './screens/AppView.tsx';
import { connectWakeLock } from './connect/connect-wake-lock.ts';
import { createWindowApp, type GuestPage, type KeptLobby, type WindowApp } from './create-window-app.ts';
import { followLanguage } from './follow-language.ts';
import { followLooks } from './follow-looks.ts';
// After the styles of all components, which it changes.
import '../ui/styles/touch.css';

/**
 * Renders the window into `container` as soon as the texts of the player's language are loaded. `guestPage`: given if
 * the window is a page that guests open. `kept`: what such a page keeps while it loads again.
 */
export function mountApp(
  container: HTMLElement,
  mainProcess: MainProcess,
  guestPage?: GuestPage,
  kept?: KeptLobby,
): WindowApp {
  const i18n = createI18n();
  const app = createWindowApp({ mainProcess, engine: createAudioEngine(), i18n, guestPage, kept });
  followLooks(app.settings.store);
  refuseFileDrops(window);
  if (guestPage !== undefined && 'wakeLock' in navigator)
    connectWakeLock({
      lobby: app.lobby.store,
      requestLock: () => navigator.wakeLock.request('screen'),
      page: document,
    });
  const root = createRoot(container);
  void followLanguage(i18n, app.settings.store).then(() =>
    root.render(
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <AppView app={app} />
        </I18nextProvider>
      </StrictMode>,
    ),
  );
  return app;
}
