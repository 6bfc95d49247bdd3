import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import type { Look } from '../looks/look.ts';
import { bytesOf } from '../pictures/committed-pictures.ts';
import { openStage, type OpenStage } from '../pictures/open-stage.ts';
import {
  DESIGN_LOOKS,
  DESIGN_SCREENS,
  DESIGN_WINDOWS,
  ROW_PIXELS,
  type DesignScreen,
  type DesignWindow,
} from './design-screens.ts';

/** The picture of a screen: all looks in all windows. */
interface ContactSheet {
  readonly file: string;
  readonly bytes: number;
}

/** Between the windows of a picture. */
const GAP_PIXELS = 8;
const QUALITY = 0.65;

/**
 * Takes the pictures of `docs/design` again that show the window as it is: of the screens with these `names`, or of
 * all. Calls `onPicture` with each. Throws if a page reports an error.
 */
export async function takeDesignPictures(
  names: readonly string[],
  onPicture: (sheet: ContactSheet) => void,
): Promise<void> {
  const screens = DESIGN_SCREENS.filter(({ name }) => names.length === 0 || names.includes(name));
  const stage = await openStage();
  try {
    const devTools = await stage.page.context().newCDPSession(stage.page);
    const paper = await stage.page.context().newPage();
    for (const screen of screens) {
      const rows = await takeRows(stage, devTools, screen);
      const sheet = bytesOf(await joinRows(paper, rows));
      const file = path.join(PROJECT_FOLDER, 'docs', 'design', screen.name, 'after.webp');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, sheet);
      if (stage.errors.length > 0) throw new Error(`${screen.name}: ${stage.errors.join(' ')}`);
      onPicture({ file: path.relative(PROJECT_FOLDER, file), bytes: sheet.length });
    }
  } finally {
    await stage.close();
  }
}

/** Takes a row of pictures for each look: data URLs of PNGs, one for each window. */
async function takeRows(stage: OpenStage, devTools: CDPSession, screen: DesignScreen): Promise<string[][]> {
  const rows: string[][] = DESIGN_LOOKS.map(() => []);
  // Window by window: a page has another layout in each, and changes between mouse and fingers.
  for (const window of DESIGN_WINDOWS) {
    await resize(stage, devTools, window);
    for (const [row, look] of DESIGN_LOOKS.entries())
      rows[row]?.push(await takeWindow(stage, devTools, screen, { ...look, text: 'normal', width: 'wide' }, window));
  }
  return rows;
}

async function resize(
  stage: OpenStage,
  devTools: CDPSession,
  { width, height, isTouched }: DesignWindow,
): Promise<void> {
  await stage.page.setViewportSize({ width, height });
  await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: isTouched });
}

async function takeWindow(
  { page }: OpenStage,
  devTools: CDPSession,
  { story, state }: DesignScreen,
  look: Look,
  { width, height }: DesignWindow,
): Promise<string> {
  const query = new URLSearchParams({ story, state, ...look }).toString();
  await page.evaluate((address) => window.workbench.show(address), query);
  const { data } = await devTools.send('Page.captureScreenshot', {
    format: 'png',
    clip: { x: 0, y: 0, width, height, scale: ROW_PIXELS / height },
  });
  return `data:image/png;base64,${data}`;
}

/** Joins rows of pictures to one, as the data URL of a WebP. */
function joinRows(page: Page, rows: readonly (readonly string[])[]): Promise<string> {
  return page.evaluate(
    async ({ sources, gap, quality }) => {
      const load = async (url: string): Promise<ImageBitmap> => createImageBitmap(await (await fetch(url)).blob());
      const pictures = await Promise.all(sources.map((row) => Promise.all(row.map(load))));
      const widthOf = (row: readonly ImageBitmap[]): number => row.reduce((sum, { width }) => sum + width + gap, gap);
      const heightOf = (row: readonly ImageBitmap[]): number => Math.max(...row.map(({ height }) => height)) + gap;
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(...pictures.map(widthOf));
      canvas.height = pictures.reduce((sum, row) => sum + heightOf(row), gap);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('the browser has no canvas');
      context.fillStyle = '#808080';
      context.fillRect(0, 0, canvas.width, canvas.height);
      let top = gap;
      for (const row of pictures) {
        let left = gap;
        for (const picture of row) {
          context.drawImage(picture, left, top);
          left += picture.width + gap;
        }
        top += heightOf(row);
      }
      return canvas.toDataURL('image/webp', quality);
    },
    { sources: rows, gap: GAP_PIXELS, quality: QUALITY },
  );
}
