import { randomFillSync } from 'node:crypto';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { readImageHeader } from '../../../shared/model/files/image-header.ts';
import { drawPicture } from '../../support/window/page/draw-picture.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';

/** Two players send files to each other, through a real host. */

const WAIT = { timeout: 20_000, interval: 50 };
const texts = en.files;
/** Some seconds of a transfer. */
const FILE_BYTES = 600_000;

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500 },
    { name: 'Ben', toneHz: 800 },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  // Text stands beside the players.
  for (const { page } of participants) await page.setViewportSize({ width: 1_440, height: 800 });
  await ben.join(await ada.host());
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const field = ({ page }: Participant): Locator => page.getByRole('textbox', { name: en.text.message, exact: true });
const card = ({ page }: Participant, name: string): Locator => page.getByRole('group', { name, exact: true });
const button = (who: Participant, text: string, name: string): Locator =>
  card(who, name).getByRole('button', { name: fillText(text, { name }) });

async function choose(sender: Participant, name: string, buffer: Buffer): Promise<void> {
  const picker = sender.page.waitForEvent('filechooser');
  await sender.page.getByRole('button', { name: texts.attach }).click();
  await (await picker).setFiles({ name, mimeType: '', buffer });
}

/** Saves a file, and does something meanwhile. */
async function save(reader: Participant, name: string, meanwhile = async (): Promise<void> => {}): Promise<Buffer> {
  const download = reader.page.waitForEvent('download');
  await button(reader, texts.saveName, name).click();
  await meanwhile();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const progress = (who: Participant, name: string): Promise<number> =>
  card(who, name)
    .getByRole('progressbar')
    .evaluate((bar) => (bar as HTMLProgressElement).value);

it('sends a file from the picker and a pasted image, which others see, save and have byte for byte', async () => {
  const content = randomFillSync(Buffer.alloc(FILE_BYTES));
  await choose(ada, 'map.bin', content);
  const image = await drawPicture(ada.page, 'image/png', 800, 400);
  await field(ada).evaluate((element, base64) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    data.items.add(new File([bytes], 'shot.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
  }, image.toString('base64'));
  await field(ada).pressSequentially('the map');
  await field(ada).press('Enter');
  await expect.poll(() => progress(ada, 'map.bin'), WAIT).toBeGreaterThan(0);
  await card(ben, 'shot.png').locator('canvas[data-drawn="true"]').waitFor();
  await ben.page.getByRole('log').getByText('the map', { exact: true }).waitFor();
  await button(ben, texts.show, 'shot.png').click();
  const dialog = ben.page.getByRole('dialog', { name: texts.image });
  await dialog.locator('canvas[data-drawn="true"]').waitFor();
  await ben.page.keyboard.press('Escape');
  const saved = await save(ben, 'shot.png');
  expect(readImageHeader(saved)).toEqual({ type: 'image/png', width: 800, height: 400 });
  await card(ada, 'map.bin').getByText(texts.state.sent).waitFor();
  const got = await save(ben, 'map.bin', async () => {
    await expect.poll(() => progress(ben, 'map.bin'), WAIT).toBeGreaterThan(0);
  });
  expect(got.equals(content)).toBe(true);
});

it('lets a reader cancel, and continues after a lost connection', async () => {
  const content = randomFillSync(Buffer.alloc(FILE_BYTES));
  await choose(ada, 'replay.bin', content);
  await field(ada).press('Enter');
  await button(ben, texts.saveName, 'replay.bin').click();
  await button(ben, texts.cancelName, 'replay.bin').click();
  const got = await save(ben, 'replay.bin', async () => {
    await expect.poll(() => progress(ben, 'replay.bin'), WAIT).toBeGreaterThan(0.2);
    await ben.page.evaluate(() => {
      for (const connection of soundTap.connections) connection.close();
      // The window looks sooner after a change of its network.
      window.dispatchEvent(new Event('online'));
    });
  });
  expect(got.equals(content)).toBe(true);
});

it('takes a file back for everyone', async () => {
  await button(ada, texts.deleteName, 'replay.bin').click();
  await ada.page.getByRole('dialog').getByRole('button', { name: texts.delete, exact: true }).click();
  await card(ada, 'replay.bin').getByText(texts.state.gone).waitFor();
  // What is here stays.
  await card(ben, 'replay.bin').getByText(texts.state.here).waitFor();
});
