import { findObstacle, type BrowserParts, type Obstacle } from './find-obstacle.ts';
import { readOpenedLink, type OpenedLink } from '../../shared/headset/headset-link.ts';
import { takeLink, type LinkedPage } from './page-link.ts';

/** How a page was opened, and whether it can work. */
interface EnteredPage extends OpenedLink {
  readonly obstacle: Obstacle | null;
}

/** Takes the link out of the address first: a browser that cannot run the page must not keep it there either. */
export function enterPage(page: LinkedPage, readParts: () => BrowserParts): EnteredPage {
  const opened = readOpenedLink(takeLink(page));
  return { ...opened, obstacle: findObstacle(readParts()) };
}
