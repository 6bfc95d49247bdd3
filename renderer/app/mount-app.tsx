import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createAudioEngine } from '../audio/audio-engine.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import { createI18n } from '../i18n/i18n.ts';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/contrast.css';
import { AppView } from './screens/AppView.tsx';
import { createWindowApp } from './create-window-app.ts';
import { followLanguage } from './follow-language.ts';
import { followLooks } from './follow-looks.ts';

/** Renders the window into `container` as soon as the texts of the player's language are loaded. */
export function mountApp(container: HTMLElement, mainProcess: MainProcess): void {
  const i18n = createI18n();
  const app = createWindowApp({ mainProcess, engine: createAudioEngine(), i18n });
  followLooks(app.settings.store);
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
}
