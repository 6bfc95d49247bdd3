import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { PERMISSIONS } from '../../../shared/model/people/rank.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { isInReach } from '../../support/window/page/is-in-reach.ts';
import { chooseInLobbyMenu } from '../../support/window/page/lobby-menu.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

/** A window of 1,280 by 800 pixels at a zoom of 200 %: what people need is in reach, and nothing scrolls sideways. */

const SIZE = { width: 640, height: 400 };
/** The first simulated player. */
const AUTHOR = 'Mira';
const WAIT = { timeout: 20_000, interval: 50 };

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;
let wholeSize: ReturnType<Page['viewportSize']>;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages, { players: 3, accepts: ['text', 'moderate', 'permit'] });
  ({ page } = harness);
  wholeSize = page.viewportSize();
  await page.setViewportSize(SIZE);
  await harness.join();
  await harness.send({
    ...{ type: 'authority', rank: 'owner', may: [...PERMISSIONS], isLocked: false },
    ...{ isMuted: false, isDeafened: false, by: '', reason: '' },
  });
});

afterEach(async () => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(SIZE.width);
  expect(await findViolationsInEveryLook(page)).toEqual([]);
  if (wholeSize !== null) await page.setViewportSize(wholeSize);
  await harness.close();
});

const expectInReach = (element: Locator): Promise<void> => expect.poll(() => isInReach(element), WAIT).toBe(true);

async function write(): Promise<void> {
  const rows = [1, 2, 3].map((id) => ({
    ...{ id, change: id, at: id * 1_000_000, from: 2, name: AUTHOR, request: id },
    ...{ to: { kind: 'lobby' }, text: `message ${id}` },
  }));
  await harness.send({ type: 'texts', log: 'a', end: 3, now: 4_000_000, rows });
}

it('has text in a tab, with the field and the latest message in reach', async () => {
  await page.getByRole('tab', { name: en.text.title }).click();
  await write();
  await expectInReach(page.getByRole('textbox', { name: en.text.message, exact: true }));
  await expectInReach(page.getByRole('article').filter({ hasText: 'message 3' }));
  await expectInReach(page.getByRole('button', { name: en.voice.leave, exact: true }));
});

it("shows a player's card from a message, by click and by keyboard, and gives the focus back", async () => {
  await page.getByRole('tab', { name: en.text.title }).click();
  await write();
  const about = fillText(en.people.about, { name: AUTHOR });
  const author = page.getByRole('log').getByRole('button', { name: about }).last();
  await author.click();
  const card = page.getByRole('dialog', { name: about });
  await card.waitFor();
  const mute = card.getByRole('button', { name: en.people.muteForMe });
  await mute.scrollIntoViewIfNeeded();
  await expectInReach(mute);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await card.waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => author.evaluate((element) => element === document.activeElement), WAIT).toBe(true);
  await page.getByRole('article').filter({ hasText: 'message 1' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: about }).click();
  await card.waitFor();
});

it('has every box of the roles, the bans and the cross of the dialog in reach', async () => {
  await chooseInLobbyMenu(page, en.moderation.manage);
  const dialog = page.getByRole('dialog', { name: en.moderation.manage });
  for (const permission of [en.moderation.permissions.talk, en.moderation.permissions.lock]) {
    const { listener } = en.moderation.ranks;
    const box = dialog.getByRole('checkbox', {
      name: fillText(en.moderation.cell, { rank: listener, permission }),
      exact: true,
    });
    await box.scrollIntoViewIfNeeded();
    await expectInReach(box);
  }
  await expectInReach(dialog.getByRole('button', { name: en.common.close }));
  for (const view of [en.moderation.views.bans, en.moderation.views.audit]) {
    const tab = dialog.getByRole('tab', { name: view });
    await tab.scrollIntoViewIfNeeded();
    await tab.click();
    await dialog.getByRole('region', { name: view }).waitFor();
  }
  await expectInReach(dialog.getByRole('button', { name: en.common.close }));
});
