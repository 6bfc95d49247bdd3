import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

const { join, practice } = en.lobby;
const WAIT = { timeout: 20_000, interval: 50 };

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

afterEach(() => harness.close());

async function open(): Promise<void> {
  harness = await HarnessWindow.open(pages);
  ({ page } = harness);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const requests = (name: string): Promise<readonly unknown[]> =>
  page.evaluate(
    (wanted) => window.harness.fake.calls.filter((call) => call.name === wanted).map(({ request }) => request),
    name,
  );

describe('a join in progress', () => {
  it('can be cancelled at once, keeps what was entered, and leaves everything in its place', async () => {
    await open();
    await page.evaluate(() => window.harness.fake.answer('link:join', () => new Promise(() => undefined)));
    const field = page.getByLabel(join.field);
    await field.fill(await page.evaluate(() => window.harness.invitation));
    const start = page.locator('.join-row .button');
    const before = await start.boundingBox();
    await start.click();
    await page.locator('.join-row .button[aria-busy="true"]').waitFor();
    expect(await start.boundingBox()).toEqual(before);
    await button(en.common.cancel).click();
    await button(join.start).waitFor();
    expect(await start.boundingBox()).toEqual(before);
    expect(await field.inputValue()).toBe(await page.evaluate(() => window.harness.invitation));
    expect(await button(en.common.cancel).count()).toBe(0);
    await expect
      .poll(async () => (await requests('link:leave')).length + (await requests('link:drop')).length, WAIT)
      .toBeGreaterThan(0);
    await start.click();
    await button(en.common.cancel).waitFor();
  });
});

describe('practice', () => {
  it('starts with what its players usually do, or with what you choose', async () => {
    await open();
    await page.evaluate(() =>
      window.harness.fake.answer('lobby:practice', () => ({
        ok: false,
        error: { code: 'practice-failed', message: 'No players.' },
      })),
    );
    await button(practice.start).click();
    await page.getByRole('alert').first().waitFor();
    await button(practice.choose).click();
    await page.getByRole('menuitem', { name: en.lobby.choice.shooter }).click();
    await expect.poll(() => requests('lobby:practice'), WAIT).toEqual([{}, { choice: 'shooter' }]);
    await button(practice.choose).click();
    await page.getByRole('menuitem', { name: practice.wander }).click();
    await expect.poll(async () => (await requests('lobby:practice')).at(-1), WAIT).toEqual({ choice: 'wander' });
  });
});

describe('the clipboard', () => {
  it('is read once at a time, and the last answer counts', async () => {
    await open();
    await page.evaluate(() => {
      const answers: ((found: boolean) => void)[] = [];
      Object.assign(window, { answers });
      window.harness.fake.answer(
        'app:read-clipboard',
        () =>
          new Promise((resolve) =>
            answers.push((found) =>
              resolve({
                ok: true,
                value: { found: found ? { kind: 'invitation', text: 'earshot://join/AQ' } : null },
              }),
            ),
          ),
      );
      for (let focus = 0; focus < 3; focus++) window.dispatchEvent(new Event('focus'));
    });
    const asked = () =>
      page.evaluate(() => (window as unknown as { readonly answers: readonly unknown[] }).answers.length);
    const answer = (index: number, isFound: boolean) =>
      page.evaluate(
        ([which, found]) =>
          (window as unknown as { readonly answers: ((found: boolean) => void)[] }).answers[which]!(found),
        [index, isFound] as const,
      );
    expect(await asked()).toBe(1);
    await answer(0, true);
    await button(join.offer.invitation).waitFor();
    await expect.poll(asked, WAIT).toBe(2);
    await answer(1, false);
    await button(join.offer.invitation).waitFor({ state: 'detached' });
    expect(await asked()).toBe(2);
  });
});
