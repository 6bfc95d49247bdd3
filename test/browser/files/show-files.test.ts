import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import type { FileRow } from '../../../shared/protocol/files/file-messages.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { drawPicture, pngHeader } from '../../support/window/page/draw-picture.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

/** What a window shows of a stranger's files, from a host that checks nothing. */

const texts = en.files;
const NAME = 'cat.png';

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;
let wholeSize: ReturnType<Page['viewportSize']>;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages, { players: 2, accepts: ['text', 'files'] });
  ({ page } = harness);
  wholeSize = page.viewportSize();
  await page.setViewportSize({ width: 1_440, height: 800 });
  await harness.join();
  await harness.send({
    ...{ type: 'authority', rank: 'member', may: ['talk', 'text', 'files'], isLocked: false },
    ...{ isMuted: false, isDeafened: false, by: '', reason: '' },
  });
  await page.getByRole('button', { name: texts.attach }).and(page.locator(':not([aria-disabled])')).waitFor();
});

afterEach(async () => {
  if (wholeSize !== null) await page.setViewportSize(wholeSize);
  await harness.close();
});

const card = (): Locator => page.getByRole('group', { name: NAME, exact: true });
const show = (): Locator => card().getByRole('button', { name: fillText(texts.show, { name: NAME }) });
const save = (): Locator => card().getByRole('button', { name: fillText(texts.saveName, { name: NAME }) });

/** Offers a file of another player as the host does. */
async function offer(content: Buffer, preview: Buffer, more: Partial<FileRow> = {}): Promise<void> {
  const row: FileRow = {
    ...{ file: 7, from: 2, sender: 'Wren', identity: '', name: NAME, size: content.length, image: 'image/png' },
    ...{ sha256: createHash('sha256').update(content).digest('base64url'), preview: preview.length },
    ...{ agoSeconds: 0, isOwn: false, ...more },
  };
  await page.evaluate(({ about, bytes }) => window.harness.hosts.at(-1)!.files.offer(about, bytes), {
    about: row,
    bytes: [...preview, ...content],
  });
  await card().waitFor();
}

it('shows a preview at once, and the image when it is chosen by the keyboard', async () => {
  await offer(await drawPicture(page, 'image/png', 600, 300), await drawPicture(page, 'image/png', 100, 50));
  await card().locator('canvas[data-drawn="true"]').waitFor();
  await show().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: texts.image });
  const canvas = dialog.locator('canvas[data-drawn="true"]');
  await canvas.waitFor();
  expect(await canvas.evaluate((element) => [(element as HTMLCanvasElement).width])).toEqual([600]);
  expect(await findViolationsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await show().evaluate((element) => element === document.activeElement)).toBe(true);
});

it.each([
  ['60,000 pixels a side', () => pngHeader(60_000, 60_000)],
  ['more pixels than a preview needs', () => pngHeader(1_000, 1_000)],
  ['an SVG in it', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
])('shows no preview with %s', async (_what, preview) => {
  await offer(Buffer.from('hello'), preview());
  await show().waitFor({ state: 'detached' });
  await save().waitFor();
});

it('shows no image that is none, and says so', async () => {
  await offer(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), await drawPicture(page, 'image/png', 100, 50));
  await show().click();
  await page.getByRole('dialog').getByText(texts.problem['image-damaged']).waitFor();
});

it('saves what came under a safe name, and nothing that is not what was offered', async () => {
  const content = Buffer.from('hello');
  await offer(content, Buffer.alloc(0), {
    image: '',
    sha256: createHash('sha256').update('other').digest('base64url'),
  });
  await save().click();
  await card().getByText(texts.problem['wrong-hash']).waitFor();
  expect(await save().count()).toBe(0);
});

it('saves a file', async () => {
  const content = Buffer.from('hello');
  await offer(content, Buffer.alloc(0), { image: '' });
  const [download] = await Promise.all([page.waitForEvent('download'), save().click()]);
  expect(download.suggestedFilename()).toBe(NAME);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks)).toEqual(content);
  await card().getByText(texts.state.here).waitFor();
});
