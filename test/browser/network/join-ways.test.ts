import type { Page } from 'playwright';
import { afterEach, expect, it, vi } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow, type HarnessOptions } from '../renderer-harness/harness-window.ts';

const WAIT = { timeout: 20_000, interval: 50 };

const pages = new PagePool(async () => undefined);
let harness: HarnessWindow;
let page: Page;

async function open(options: HarnessOptions = {}): Promise<void> {
  harness = await HarnessWindow.open(pages, options);
  ({ page } = harness);
}

afterEach(() => harness.close());

it('joins on the data channel when nothing else reaches the host', async () => {
  await open({ isUdpOnly: true });
  await harness.join();
  await page.getByRole('listitem').filter({ hasText: 'Mira' }).waitFor();
  expect(await harness.received('join')).toHaveLength(1);
  // Nothing but the join may reach a host that has not answered it.
  const types = await page.evaluate(() => window.harness.hosts[0]!.received.map(({ type }) => type));
  expect(types[0]).toBe('join');
  await vi.waitFor(async () => expect((await harness.received('pong')).length).toBeGreaterThan(0), WAIT);
});

it('looks a code up that was read aloud', async () => {
  await open();
  await page.getByLabel(en.lobby.join.field).fill('k7q 29mdx');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').filter({ hasText: 'Mira' }).waitFor();
  expect(await page.evaluate(() => window.harness.fake.calls.find(({ name }) => name === 'link:join-code'))).toEqual({
    name: 'link:join-code',
    request: { code: 'k7q 29mdx' },
  });
});

it('asks for an invitation when the field is empty', async () => {
  await open();
  const field = page.getByLabel(en.lobby.join.field);
  await field.fill('  ');
  await field.press('Enter');
  await page.getByRole('alert').filter({ hasText: en.lobby.join.hintLink }).waitFor();
  expect(await page.evaluate(() => window.harness.fake.calls.filter(({ name }) => name === 'link:join'))).toEqual([]);
  await field.fill('x');
  await page.getByRole('alert').waitFor({ state: 'detached' });
});
