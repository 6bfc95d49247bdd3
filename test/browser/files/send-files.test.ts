import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { readImageHeader } from '../../../shared/model/files/image-header.ts';
import type { FileOffer } from '../../../shared/protocol/files/file-messages.ts';
import { drawPicture, pngHeader } from '../../support/window/page/draw-picture.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

/** What a window sends as files, whatever a player chooses. */

const texts = en.files;
const WAIT = { timeout: 20_000, interval: 50 };

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
  await allow(['talk', 'text', 'files']);
  await attach().and(page.locator(':not([aria-disabled])')).waitFor();
});

afterEach(async () => {
  if (wholeSize !== null) await page.setViewportSize(wholeSize);
  await harness.close();
});

const attach = (): Locator => page.getByRole('button', { name: texts.attach });
const field = (): Locator => page.getByRole('textbox', { name: en.text.message });
const staged = (): Locator => page.getByRole('list', { name: texts.staged }).getByRole('listitem');
const card = (name: string): Locator => page.getByRole('group', { name, exact: true });

function allow(may: readonly string[]): Promise<void> {
  return harness.send({
    ...{ type: 'authority', rank: 'member', may, isLocked: false },
    ...{ isMuted: false, isDeafened: false, by: '', reason: '' },
  });
}

async function send(name: string, buffer: Buffer, mimeType = ''): Promise<void> {
  await page.locator('.composer input[type="file"]').setInputFiles({ name, mimeType, buffer });
  await staged().first().waitFor();
  await field().press('Enter');
  await expect.poll(() => staged().count(), WAIT).toBe(0);
}

/** Returns the only file that the host has, as soon as it has it. */
async function taken(): Promise<{ readonly offer: FileOffer; readonly preview: Buffer; readonly content: Buffer }> {
  const read = () =>
    page.evaluate(() =>
      window.harness.hosts.at(-1)!.files.taken.map(({ offer, content }) => ({ offer, content: [...content] })),
    );
  await expect.poll(async () => (await read()).length, WAIT).toBe(1);
  const { offer, content } = (await read())[0]!;
  const all = Buffer.from(content);
  return { offer, preview: all.subarray(0, offer.preview), content: all.subarray(offer.preview) };
}

describe('an image', () => {
  it.each([
    ['image/jpeg', 'photo.jpg', 'photo.webp', 'image/webp'],
    ['image/png', 'plan.png', 'plan.png', 'image/png'],
  ])('of the kind %s is nothing but pixels when it is sent', async (type, name, sentAs, sentType) => {
    const image = await drawPicture(page, type, 3_000, 600);
    await send(name, Buffer.concat([image, Buffer.from('<script>alert(1)</script> GPS 52.5,13.4')]));
    const { offer, content, preview } = await taken();
    expect(offer).toMatchObject({ name: sentAs, image: sentType, size: content.length });
    expect(readImageHeader(content)).toMatchObject({ type: sentType, width: 2_048, height: 410 });
    expect(readImageHeader(preview)).toMatchObject({ width: 320, height: 64 });
    for (const secret of ['GPS', 'script', 'Exif']) expect(content.includes(secret)).toBe(false);
  });

  it.each([
    ['60,000 pixels a side in 40 bytes', () => pngHeader(60_000, 60_000), texts.problem['image-too-large']],
    ['no pixels behind its header', () => pngHeader(100, 100), texts.problem['image-damaged']],
  ])('with %s is refused', async (_what, bytes, text) => {
    await send('bomb.png', bytes());
    await card('bomb.png').getByText(text).waitFor();
    await card('bomb.png').getByRole('button', { name: texts.discard }).click();
    await card('bomb.png').waitFor({ state: 'detached' });
  });
});

describe('a file', () => {
  it.each([
    ['an SVG', 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a page that says to be an image', 'cat.png', '<!doctype html><script>alert(1)</script>'],
    ['an archive', 'maps.zip', 'PK\u0003\u0004'],
  ])('that is %s is sent as it is, and nobody opens it', async (_what, name, text) => {
    await send(name, Buffer.from(text), 'image/png');
    const { offer, content } = await taken();
    expect(offer).toMatchObject({ name, image: '', preview: 0 });
    expect(content.toString()).toBe(text);
  });

  it('that moves keeps moving, with a still preview', async () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
    await send('wave.gif', gif);
    const { offer, content, preview } = await taken();
    expect(offer).toMatchObject({ name: 'wave.gif', image: '' });
    expect(content).toEqual(gif);
    expect(readImageHeader(preview)).toMatchObject({ type: 'image/webp', width: 1, height: 1 });
  });

  it.each([
    ['folders in its name', '../../etc/passwd', 'passwd'],
    ['a device for a name', 'aux.txt', '_aux.txt'],
    ['text that runs backwards', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
  ])('with %s gets a safe one', async (_what, name, safe) => {
    await send(name, Buffer.from('hello'));
    expect((await taken()).offer.name).toBe(safe);
  });

  it.each([
    ['nothing in it', () => Buffer.alloc(0), texts.problem.empty],
    [
      'more than the host takes',
      () => Buffer.alloc(10_000_001),
      fillText(texts.problem['too-large'], { limit: '10 MB' }),
    ],
  ])('with %s is refused', async (_what, bytes, text) => {
    await send('a.bin', bytes());
    await card('a.bin').getByText(text).waitFor();
  });
});

it('takes what is pasted and dropped, and leaves the text of office programs to the field', async () => {
  const give = (type: 'paste' | 'drop', withText: boolean): Promise<void> =>
    field().evaluate(
      (element, [kind, hasText]) => {
        const data = new DataTransfer();
        data.items.add(new File(['hello'], `${kind as string}.txt`));
        if (hasText === true) {
          data.setData('text/plain', 'a cell');
          data.setData('text/html', '<td>a cell</td>');
        }
        const about = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...about, clipboardData: data })
            : new DragEvent('drop', { ...about, dataTransfer: data }),
        );
      },
      [type, withText] as const,
    );
  await give('paste', true);
  await give('paste', false);
  await give('drop', false);
  expect(await staged().allInnerTexts()).toEqual([
    expect.stringContaining('paste.txt'),
    expect.stringContaining('drop.txt'),
  ]);
  await page.getByRole('button', { name: fillText(texts.removeName, { name: 'paste.txt' }) }).click();
  await expect.poll(() => staged().count(), WAIT).toBe(1);
});

it('keeps files back while a message is for some only, and says why they cannot be sent', async () => {
  await page
    .locator('.composer input[type="file"]')
    .setInputFiles({ name: 'a.txt', mimeType: '', buffer: Buffer.from('a') });
  await page.getByLabel(en.text.readers).selectOption({ label: en.text.target.nearby });
  const reason = fillText(texts.reason['not-everyone'], { target: en.text.target.lobby });
  await page.getByRole('alert').getByText(reason).waitFor();
  await field().press('Enter');
  expect(await staged().count()).toBe(1);
  await page.getByLabel(en.text.readers).selectOption({ label: en.text.target.lobby });
  await allow(['talk', 'text']);
  await page.getByRole('alert').getByText(texts.reason['not-permitted']).waitFor();
  expect(await attach().getAttribute('aria-description')).toBe(texts.reason['not-permitted']);
});
