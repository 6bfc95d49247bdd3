import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { OpenedLink } from '../../shared/headset/headset-link.ts';
import { invariant } from '../../shared/invariant.ts';
// Before the headset: its styles end with those for touch, which change all others.
import { mountApp } from '../app/mount-app.tsx';
import { mountHeadset } from '../app/headset/mount-headset.tsx';
import { createI18n, showLanguage } from '../i18n/i18n.ts';
import { enterPage } from './enter-page.ts';
import { readBrowserParts, type Obstacle } from './find-obstacle.ts';
import './guest-page.css';
import { ObstacleView } from './ObstacleView.tsx';
import { openPage } from './open-page.ts';
import { linkedPageOf } from './page-link.ts';

const entered = enterPage(linkedPageOf(window), () => readBrowserParts(window));
const container = document.getElementById('root');
invariant(container !== null, 'index.html has an element with the id "root"');
if (entered.obstacle === null) mountPage(container, entered);
else await showObstacle(container, entered.obstacle);

function mountPage(root: HTMLElement, { link, headsetOf }: OpenedLink): void {
  const { mainProcess, guestPage } = openPage(window, { link, headsetOf });
  const app =
    headsetOf === undefined
      ? mountApp(root, mainProcess, guestPage)
      : mountHeadset(root, mainProcess, { link, headsetOf });
  // The host then need not wait until it misses this page.
  window.addEventListener('pagehide', () => void app.lobby.controller.leave());
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
