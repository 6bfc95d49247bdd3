import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createAudioEngine } from '../../audio/audio-engine.ts';
import type { MainProcess } from '../../bridge/main-process.ts';
import { createI18n } from '../../i18n/i18n.ts';
import '../../ui/styles/styles.ts';
import { connectWakeLock } from '../connect/connect-wake-lock.ts';
import { followLanguage } from '../follow-language.ts';
import { followLooks } from '../follow-looks.ts';
import { createHeadsetApp, type HeadsetApp, type HeadsetPage } from './create-headset-app.ts';
import { HeadsetScreen } from './HeadsetScreen.tsx';
// After the styles of all components, which it changes.
import '../../ui/styles/touch.css';

/** Renders a page that is a headset into `container`, as soon as the texts of the person's language are loaded. */
export function mountHeadset(container: HTMLElement, mainProcess: MainProcess, page: HeadsetPage): HeadsetApp {
  const i18n = createI18n();
  const app = createHeadsetApp({ mainProcess, engine: createAudioEngine(), page });
  followLooks(app.settings.store);
  if ('wakeLock' in navigator)
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
          <HeadsetScreen app={app} />
        </I18nextProvider>
      </StrictMode>,
    ),
  );
  return app;
}
