import type { Locator, Page } from 'playwright';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** Opens the settings at the page with this name, from the start screen or a lobby. */
export async function openSettingsPage(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: en.lobby.settings, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: en.settings.title });
  await dialog.getByRole('tab', { name, exact: true }).click();
  return dialog;
}
