import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { invariant } from '../../shared/invariant.ts';
import { mountApp } from '../app/mount-app.tsx';
import { createI18n, showLanguage } from '../i18n/i18n.ts';
import { enterPage } from './enter-page.ts';
import { readBrowserParts, type Obstacle } from './find-obstacle.ts';
import './guest-page.css';
import { ObstacleView } from './ObstacleView.tsx';
import { openPage } from './open-page.ts';
import { linkedPageOf } from './page-link.ts';

const { link, obstacle } = enterPage(linkedPageOf(window), () => readBrowserParts(window));
const container = document.getElementById('root');
invariant(container !== null, 'index.html has an element with the id "root"');
if (obstacle === null) mountPage(container);
else await showObstacle(container, obstacle);

function mountPage(root: HTMLElement): void {
  const { mainProcess, guestPage } = openPage(window, link);
  const app = mountApp(root, mainProcess, guestPage);
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
