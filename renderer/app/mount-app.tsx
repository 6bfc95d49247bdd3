import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAudioEngine } from '../audio/audio-engine.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { AppView } from './AppView.tsx';
import { createApp } from './create-app.ts';

/** Starts the window inside `container`. */
export function mountApp(container: HTMLElement, mainProcess: MainProcess): void {
  const app = createApp({ mainProcess, engine: createAudioEngine() });
  createRoot(container).render(
    <StrictMode>
      <AppView app={app} />
    </StrictMode>,
  );
}
