import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../shared/model/settings.ts';
import { Participant } from '../support/lobby/participant.ts';
import { openSettingsPage } from '../support/window/settings-page.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let ada: Participant;
let page: Page;

beforeAll(async () => {
  ada = await Participant.start({ name: 'Ada', toneHz: 500, settings: { isSetUp: false } });
  ({ page } = ada);
});

afterAll(() => ada.close());

const stored = (): Settings =>
  (JSON.parse(readFileSync(path.join(ada.app.folder, 'settings.json'), 'utf8')) as { readonly settings: Settings })
    .settings;
const title = (name: string) => page.getByRole('heading', { level: 1, name });
const next = () => page.getByRole('button', { name: 'Next' }).click();

it('asks for the name first, and Enter goes on', async () => {
  await title('Welcome to Earshot').waitFor();
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.keyboard.press('Enter');
  await title('Can they hear you?').waitFor();
  await expect.poll(() => stored().name, SETTLING).toBe('Ada Lovelace');
});

it('shows the microphone and lets one hear oneself', async () => {
  const level = page.getByRole('meter', { name: 'Input level' });
  await expect.poll(async () => Number(await level.getAttribute('aria-valuenow')), SETTLING).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Hear yourself' }).click();
  await page.getByText('This is how others hear you.').waitFor({ timeout: 20_000 });
  await next();
});

it('asks for a key only who talks with one, and goes back', async () => {
  await title('How do you want to talk?').waitFor();
  await page.getByRole('radio', { name: 'Open mic' }).check();
  await next();
  await title('All set').waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('radio', { name: 'Push to talk' }).check();
  await next();
  await title('Choose your key').waitFor();
});

it('takes another key, and remembers it', async () => {
  await page.getByRole('button', { name: 'Change key' }).click();
  await page.keyboard.press('KeyB');
  await expect
    .poll(
      () =>
        stored()
          .bindings.filter(({ action }) => action === 'talk')
          .map(({ trigger }) => trigger),
      SETTLING,
    )
    .toEqual([{ device: 'keyboard', code: 'KeyB' }]);
  await next();
});

it('ends where one wishes to begin, and does not come again', async () => {
  await page.getByRole('button', { name: /^Join a lobby/ }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SETTLING).toBe('TEXTAREA');
  await expect.poll(() => stored().isSetUp, SETTLING).toBe(true);
});

it('is repeated from the settings, skipped, and leads to the practice lobby', async () => {
  await (
    await openSettingsPage(page, 'Profile & language')
  )
    .getByRole('button', { name: 'Set up Earshot again' })
    .click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('heading', { name: 'Hear who is near.' }).waitFor();
  await (
    await openSettingsPage(page, 'Profile & language')
  )
    .getByRole('button', { name: 'Set up Earshot again' })
    .click();
  for (const step of ['Welcome to Earshot', 'Can they hear you?', 'How do you want to talk?', 'Choose your key']) {
    await title(step).waitFor();
    await next();
  }
  await page.getByRole('button', { name: /^Practise first/ }).click();
  await ada.waitUntilConnected();
});
