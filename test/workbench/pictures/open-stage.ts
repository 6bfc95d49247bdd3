import type { Browser, CDPSession, Page } from 'playwright';
import { launchTestBrowser } from '../../support/window/browser.ts';
import { serveBuiltStage } from '../serve-workbench.ts';
import { WINDOW_PIXELS, type Look } from '../looks/look.ts';
import type { SceneAddress } from '../stage/scene.ts';
import type {} from '../stage/stage.tsx';

/** Half the size: pictures have a quarter of the bytes and texts are still legible. */
const PICTURE_SCALE = 0.5;

/** The stage in a browser. */
export interface OpenStage {
  readonly page: Page;
  /** Name and version of the browser, and the system it runs on. */
  readonly browserName: string;
  readonly scenes: readonly SceneAddress[];
  /** Errors that the page reported, in order. */
  readonly errors: readonly string[];
  /** Shows a scene until it is still: with its canvases for a picture, without them to check its layout. */
  show(scene: SceneAddress, look: Look, check?: 'picture' | 'layout'): Promise<void>;
  showProbe(): Promise<void>;
  /** Takes a picture of what shows, as a PNG. */
  takePicture(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens the stage in a browser of its own. */
export async function openStage(): Promise<OpenStage> {
  const [served, browser] = await Promise.all([serveBuiltStage(), launchTestBrowser()]);
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', viewport: WINDOW_PIXELS.wide });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${served.address}stage.html`);
  const scenes = await page.evaluate(() => window.workbench.listScenes());
  const devTools = await context.newCDPSession(page);
  return {
    page,
    browserName: `Chromium ${browser.version()} on ${process.platform}`,
    scenes,
    errors,
    async show({ story, state }, look, check = 'picture') {
      await resize(page, look);
      await page.evaluate(
        (query) => window.workbench.show(query),
        new URLSearchParams({ story, state, ...look, check }).toString(),
      );
    },
    async showProbe() {
      await page.setViewportSize(WINDOW_PIXELS.wide);
      await page.evaluate(() => window.workbench.showProbe());
    },
    takePicture: () => takePicture(page, devTools),
    close: () => closeAll(browser, served.close),
  };
}

async function resize(page: Page, { width }: Look): Promise<void> {
  const [current, wanted] = [page.viewportSize(), WINDOW_PIXELS[width]];
  if (current?.width !== wanted.width || current.height !== wanted.height) await page.setViewportSize(wanted);
}

/** What is out of sight is not painted, so the window first becomes as high as the page. */
async function takePicture(page: Page, devTools: CDPSession): Promise<Buffer> {
  const size = await page.evaluate(() => {
    const { clientWidth, clientHeight, scrollHeight } = document.documentElement;
    return { width: clientWidth, height: Math.max(clientHeight, scrollHeight) };
  });
  if (size.height !== page.viewportSize()?.height) {
    await page.setViewportSize(size);
    await page.evaluate(() => window.workbench.settle());
  }
  const { data } = await devTools.send('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, ...size, scale: PICTURE_SCALE },
  });
  return Buffer.from(data, 'base64');
}

async function closeAll(browser: Browser, closeServer: () => Promise<void>): Promise<void> {
  await browser.close();
  await closeServer();
}
