import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { OpenedLink } from '../../shared/headset/headset-link.ts';
import { invariant } from '../../shared/invariant.ts';
// Before the headset: its styles end with those for touch, which change all others.
import { mountApp } from '../app/mount-app.tsx';
import type { GuestPage } from '../app/create-window-app.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import { mountHeadset } from '../app/headset/mount-headset.tsx';
import { createI18n, showLanguage } from '../i18n/i18n.ts';
import { enterPage } from './enter-page.ts';
import { readBrowserParts, type Obstacle } from './find-obstacle.ts';
import './guest-page.css';
import { ObstacleView } from './ObstacleView.tsx';
import { openPage } from './open-page.ts';
import { openPageReturn } from './page-return.ts';
import { returnToLobby } from './return-to-lobby.ts';
import { linkedPageOf } from './page-link.ts';

// A link in the address means that somebody has opened the page; without one, the tab loads it again.
const isLoadedAgain = location.hash === '';
const entered = enterPage(linkedPageOf(window), () => readBrowserParts(window));
const container = document.getElementById('root');
invariant(container !== null, 'index.html has an element with the id "root"');
if (entered.obstacle === null) mountPage(container, entered);
else await showObstacle(container, entered.obstacle);

function mountPage(root: HTMLElement, { link, headsetOf }: OpenedLink): void {
  const { mainProcess, guestPage } = openPage(window, { link, headsetOf });
  if (headsetOf === undefined) return mountGuest(root, mainProcess, guestPage);
  const { lobby } = mountHeadset(root, mainProcess, { link, headsetOf });
  // The host then need not wait until it misses this page.
  window.addEventListener('pagehide', () => void lobby.controller.leave());
}

function mountGuest(root: HTMLElement, mainProcess: MainProcess, guestPage: GuestPage): void {
  const kept = openPageReturn(() => window.sessionStorage, isLoadedAgain);
  const app = mountApp(root, mainProcess, guestPage, kept);
  returnToLobby(app, kept.before);
  app.voice.store.subscribe((state) => kept.noteStatus(state));
  const rememberPlace = (): void => {
    if (app.scene.own !== undefined) kept.lastPlace.remember(app.lobby.store.getState().invitation, app.scene.own.pose);
  };
  // Phones end hidden pages without a word.
  document.addEventListener('visibilitychange', rememberPlace);
  window.addEventListener('pagehide', () => {
    rememberPlace();
    // The page may load again in a moment, and then returns to its place.
    app.lobby.controller.drop();
  });
}

async function showObstacle(root: HTMLElement, found: Obstacle): Promise<void> {
  const i18n = createI18n();
  await showLanguage(i18n, 'system', navigator.languages);
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <ObstacleView obstacle={found} />
    </I18nextProvider>,
  );
}
