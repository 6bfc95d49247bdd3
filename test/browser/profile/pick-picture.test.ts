import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { isSmallPicture } from '../../../shared/model/profile/small-picture.ts';
import { drawPicture, pngHeader } from '../../support/window/page/draw-picture.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { openSettingsPage } from '../../support/window/page/settings-page.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

const texts = en.profile;
const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages);
  ({ page } = harness);
  await openSettingsPage(page, en.settings.page.profile);
  await field().waitFor();
});

afterEach(() => harness.close());

const field = (): Locator => page.locator('.picture-field');
const shown = (): Locator => field().getByRole('img', { name: texts.yourPicture });

/** Chooses a file of these bytes as a person would, whatever it claims to be. */
async function choose(bytes: Buffer, name = 'me.png', mimeType = 'image/png'): Promise<void> {
  await field().locator('input[type="file"]').setInputFiles({ name, mimeType, buffer: bytes });
}

/** The bytes of the picture that is now yours. */
async function pictureBytes(): Promise<Buffer> {
  const address = (await shown().getAttribute('src')) ?? '';
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

const problem = (): Locator => field().getByRole('alert');

it.each(['image/png', 'image/jpeg', 'image/webp'])(
  'makes a small WebP of any %s, and takes it away again',
  async (type) => {
    await choose(await drawPicture(page, type, 900, 400), 'photo', '');
    await shown().waitFor();
    expect(isSmallPicture(await pictureBytes())).toBe(true);
    await field().getByRole('button', { name: texts.removePicture }).click();
    await shown().waitFor({ state: 'detached' });
  },
);

it('leaves nothing of a file but its pixels', async () => {
  const photo = await drawPicture(page, 'image/jpeg', 300, 300);
  await choose(Buffer.concat([photo, Buffer.from('<script>alert(1)</script> GPS 52.5,13.4')]));
  await shown().waitFor();
  const bytes = await pictureBytes();
  expect(isSmallPicture(bytes)).toBe(true);
  expect(bytes.includes('script')).toBe(false);
  expect(bytes.includes('GPS')).toBe(false);
});

it.each([
  ['more than 10 MB', () => Buffer.alloc(10_000_001), texts.pictureProblem['file-too-large']],
  ['20,000 pixels a side in 40 bytes', () => pngHeader(20_000, 20_000), texts.pictureProblem['picture-too-large']],
  ['8,000 pixels a side', () => pngHeader(8_000, 8_000), texts.pictureProblem['picture-too-large']],
  [
    'an SVG that says to be a PNG',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    texts.pictureProblem['not-a-picture'],
  ],
  ['a page', () => Buffer.from('<!doctype html><p>Hi'), texts.pictureProblem['not-a-picture']],
  ['nothing', () => Buffer.alloc(0), texts.pictureProblem['not-a-picture']],
  ['a PNG without pixels', () => pngHeader(100, 100), texts.pictureProblem.damaged],
] as const)('refuses %s, and says why', async (_, bytes, text) => {
  await choose(bytes());
  await problem().getByText(text).waitFor();
  expect(await shown().count()).toBe(0);
});

it('takes a file that is dropped, and says nothing of the one before', async () => {
  await choose(Buffer.from('no picture'));
  await problem().waitFor();
  const bytes = (await drawPicture(page, 'image/png', 200, 200)).toString('base64');
  await field().evaluate((element, text) => {
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], 'me.png'));
    element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }));
  }, bytes);
  await shown().waitFor();
  await problem().waitFor({ state: 'detached' });
});
