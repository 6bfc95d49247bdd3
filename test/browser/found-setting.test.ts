import type { Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { fillText } from '../support/window/page/fill-text.ts';
import { PagePool } from '../support/window/page-pool.ts';
import { HarnessWindow } from './renderer-harness/harness-window.ts';

const { hotkeys, voice } = en;
const WAIT = { timeout: 20_000, interval: 50 };
const START_VIEWPORT = { width: 1_000, height: 700 };
const TALK = hotkeys.action.talk;

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

afterEach(async () => {
  await page.setViewportSize(START_VIEWPORT);
  await harness.close();
});

async function openTalkKey(width: number, settings: Partial<Settings>, line: string): Promise<void> {
  harness = await HarnessWindow.open(pages, { settings });
  ({ page } = harness);
  await page.setViewportSize({ width, height: 720 });
  await page.getByRole('button', { name: line }).click();
}

/** How far the row of the talk key begins below the title of the page, pixels. */
const roomAboveRow = (): Promise<number> =>
  page.evaluate(() => {
    const row = document.querySelector('.keys-row')!.getBoundingClientRect();
    const panel = document.querySelector('.pages-panel')!.getBoundingClientRect();
    const title = document.querySelector('.pages-title')!.getBoundingClientRect();
    return row.top - Math.max(panel.top, title.height > 1 ? title.bottom : panel.top);
  });

it.each([1_280, 420])('leads from the line about your key to its row, below the title, at %d pixels', async (width) => {
  await openTalkKey(width, { bindings: [] }, hotkeys.status.none);
  const add = page.getByRole('button', { name: fillText(hotkeys.addFor, { action: TALK }) });
  await expect.poll(() => add.evaluate((element) => element === document.activeElement), WAIT).toBe(true);
  // The mark around the row shows as a whole.
  await expect.poll(roomAboveRow, WAIT).toBeGreaterThanOrEqual(8);
  expect(await page.locator('.keys-row[data-found="true"]').count()).toBe(1);
});

it('focuses the button that adds a key, and none that removes one', async () => {
  await openTalkKey(
    1_280,
    { bindings: [{ action: 'talk', trigger: { device: 'keyboard', code: 'CapsLock' } }] },
    hotkeys.named.CapsLock,
  );
  const add = page.getByRole('button', { name: fillText(hotkeys.addFor, { action: TALK }) });
  await expect.poll(() => add.evaluate((element) => element === document.activeElement), WAIT).toBe(true);
});

it('shows with voice activation only what its keys use', async () => {
  await openTalkKey(1_280, { bindings: [], talkMode: 'voice-activation' }, voice.mode['voice-activation']);
  await page.getByText(voice.activation.hold).waitFor();
  expect(await page.getByText(voice.doublePress, { exact: true }).count()).toBe(0);
  expect(await page.getByText(voice.releaseDelay, { exact: true }).count()).toBe(0);
});

it('says with voice activation that the release delay is for the keys of a talk style', async () => {
  const whisper = { action: 'whisper', trigger: { device: 'keyboard', code: 'KeyC' } } as const;
  await openTalkKey(1_280, { bindings: [whisper], talkMode: 'voice-activation' }, voice.mode['voice-activation']);
  await page.getByText(voice.releaseDelayHintOfStyles).waitFor();
  expect(await page.getByText(voice.doublePress, { exact: true }).count()).toBe(0);
});

it('says what others see while your name is empty', async () => {
  await openTalkKey(1_280, {}, en.settings.title);
  await page.getByLabel(en.settings.name).last().fill('');
  await page.getByText(fillText(en.settings.namelessHint, { name: en.settings.nameless })).waitFor();
});
