import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PagePool } from '../../support/window/page-pool.ts';
import { openSettingsPage } from '../../support/window/page/settings-page.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** Text in the window, against a host that says what the test wants. */

const texts = en.text;
const WAIT = { timeout: 20_000, interval: 50 };
const ROWS_AT_ONCE = 500;
/** Many more than are in view, and few enough to draw in a frame. */
const FEW_NODES = 60;

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;
let wholeSize: ReturnType<Page['viewportSize']>;

beforeEach(async () => {
  const bindings = [{ action: 'talk', trigger: { device: 'keyboard', code: 'KeyT' } }] as const;
  harness = await HarnessWindow.open(pages, { players: 3, accepts: ['text'], settings: { bindings: [...bindings] } });
  ({ page } = harness);
  wholeSize = page.viewportSize();
  await page.setViewportSize({ width: 1_440, height: 800 });
  await harness.join();
  await harness.send({
    ...{ type: 'authority', rank: 'member', may: ['talk', 'text'], isLocked: false },
    ...{ isMuted: false, isDeafened: false, by: '', reason: '' },
  });
});

afterEach(async () => {
  if (wholeSize !== null) await page.setViewportSize(wholeSize);
  await harness.close();
});

const list = (): Locator => page.getByRole('log', { name: texts.messages });
const field = (): Locator => page.getByRole('textbox', { name: texts.message });
const messages = (): Locator => list().getByRole('article');

function row(id: number, more: object = {}) {
  return {
    ...{ id, change: id, at: id, from: 2, name: 'Wren', request: id, to: { kind: 'lobby' }, text: `message ${id}` },
    ...more,
  };
}

async function sendRows(first: number, count: number, more: object = {}): Promise<void> {
  for (let start = first; start < first + count; start += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, first + count - start) }, (_, index) =>
      row(start + index, more),
    );
    await harness.send({ type: 'texts', log: 'a', end: start + rows.length - 1, now: start + rows.length, rows });
  }
}

describe('a list of 10,000 messages', () => {
  it('draws those in view only, at its end and its start, and jumps back to the latest', async () => {
    await sendRows(1, 10_000);
    await list().getByText('message 10000', { exact: true }).waitFor();
    expect(await messages().count()).toBeLessThan(FEW_NODES);
    await list().evaluate((element) => (element.scrollTop = 0));
    await list().getByText('message 1', { exact: true }).waitFor();
    expect(await messages().count()).toBeLessThan(FEW_NODES);
    await sendRows(10_001, 1);
    await page.getByRole('button', { name: fillText(texts.latestNew_one, { count: '1' }) }).click();
    await list().getByText('message 10001', { exact: true }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: texts.latest }).count(), WAIT).toBe(0);
    expect(await messages().count()).toBeLessThan(FEW_NODES);
  });

  it('is walked by the arrow keys, also to messages that were not drawn', async () => {
    await sendRows(1, 300);
    await list().getByText('message 300', { exact: true }).waitFor();
    await list().focus();
    await page.keyboard.press('ArrowUp');
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused, WAIT).toContain('message 300');
    await page.keyboard.press('Home');
    await expect.poll(focused, WAIT).toMatch(/message 1(?!\d)/);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused, WAIT).toContain('message 1');
  });
});

describe('the field', () => {
  it('takes the focus by a key, sends by Enter, and shows why a message was refused', async () => {
    await page.keyboard.press('/');
    await expect.poll(() => field().evaluate((element) => element === document.activeElement), WAIT).toBe(true);
    await page.keyboard.type('hello');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('there');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => harness.received('text'), WAIT)
      .toMatchObject([{ text: 'hello\nthere', to: { kind: 'lobby', id: 0 } }]);
    expect(await field().inputValue()).toBe('');
    await list().getByText(texts.sending).waitFor();
    const [sent] = await harness.received('text');
    await harness.send({ type: 'text-refused', request: sent?.['request'], code: 'too-fast', message: '' });
    await list().getByText(texts.refused['too-fast']).waitFor();
    expect(await findViolationsInEveryLook(page)).toEqual([]);
    await list().getByRole('button', { name: texts.discard }).click();
    await expect.poll(() => messages().count(), WAIT).toBe(0);
  });

  it('is not begun by the key that talks', async () => {
    await page.keyboard.press('t');
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(false);
    await page.keyboard.press('/');
    await expect.poll(() => field().evaluate((element) => element === document.activeElement), WAIT).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => field().evaluate((element) => element === document.activeElement), WAIT).toBe(false);
  });

  it('is begun by the keys that you choose, and by no other', async () => {
    const dialog = await openSettingsPage(page, en.settings.page.talking);
    const { name: action } = en.hotkeys.write;
    const row = dialog.getByRole('listitem', { name: action });
    await row.getByRole('button', { name: fillText(en.hotkeys.removeFor, { key: '/', action }) }).click();
    await row.getByRole('button', { name: fillText(en.hotkeys.addFor, { action }) }).click();
    for (const [key, problem] of [
      ['w', fillText(en.hotkeys.problem.moves, { key: 'W' })],
      ['t', fillText(en.hotkeys.write.used, { key: 'T', action: en.hotkeys.action.talk })],
      ['Enter', en.hotkeys.write.unusable],
    ] as const) {
      await page.keyboard.press(key);
      await row.getByRole('alert').filter({ hasText: problem }).waitFor();
    }
    await page.keyboard.press('y');
    await row.getByText('Y', { exact: true }).waitFor();
    expect(await findViolationsInEveryLook(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(false);
    await page.keyboard.press('y');
    await expect.poll(() => field().evaluate((element) => element === document.activeElement), WAIT).toBe(true);
    expect(await field().inputValue()).toBe('');
  });

  it('completes a mention, and does not walk on the map meanwhile', async () => {
    await field().pressSequentially('@');
    await page.getByRole('listbox', { name: texts.mention }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    expect(await field().inputValue()).toMatch(/^@\S.* $/);
  });
});

describe('a message', () => {
  it('opens nothing and fetches nothing: a link is text that can be copied', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await sendRows(1, 1, { text: 'see https://example.org/a and <img src="https://example.org/b">' });
    await list().getByText('https://example.org/a').waitFor();
    expect(await list().locator('a, img').count()).toBe(0);
    await list()
      .getByRole('button', { name: fillText(texts.copyLink, { link: 'https://example.org/a' }) })
      .waitFor();
    expect(requests.filter((url) => url.includes('example.org'))).toEqual([]);
  });

  it('cannot change the order of what stands around it', async () => {
    await sendRows(1, 1, { text: '\u202eevil\u202c', name: 'Wren' });
    await list().getByText('evil', { exact: true }).waitFor();
  });
});

describe('a narrow window', () => {
  it.each([
    [420, 720],
    [390, 844],
  ])('of %i by %i pixels has text in a tab, which says what is unread', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.getByRole('tab', { name: texts.title, exact: true }).waitFor();
    await sendRows(1, 1);
    await sendRows(2, 2, { at: 1_000 });
    await page.getByRole('tab', { name: fillText(texts.titleUnread, { count: '3' }) }).waitFor();
    await page.keyboard.press('/');
    await expect.poll(() => field().evaluate((element) => element === document.activeElement), WAIT).toBe(true);
    await list().getByText(texts.newMessages).waitFor();
    await page.getByRole('tab', { name: texts.title, exact: true }).waitFor();
    expect(await findViolationsInEveryLook(page)).toEqual([]);
  });
});
