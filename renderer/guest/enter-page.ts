import { findObstacle, type BrowserParts, type Obstacle } from './find-obstacle.ts';
import { takeLink, type LinkedPage } from './page-link.ts';

/** How a page was opened, and whether it can work. */
interface EnteredPage {
  /** The invitation or code; '' = none. */
  readonly link: string;
  readonly obstacle: Obstacle | null;
}

/** Takes the link out of the address first: a browser that cannot run the page must not keep it there either. */
export function enterPage(page: LinkedPage, readParts: () => BrowserParts): EnteredPage {
  const link = takeLink(page);
  return { link, obstacle: findObstacle(readParts()) };
}
