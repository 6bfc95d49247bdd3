import type { Locator, Page } from 'playwright';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';
import { openSettings } from './lobby-menu.ts';

/** Opens the settings at the page with this name, from the start screen or a lobby. */
export async function openSettingsPage(page: Page, name: string): Promise<Locator> {
  await openSettings(page);
  const dialog = page.getByRole('dialog', { name: en.settings.title });
  await dialog.getByRole('tab', { name, exact: true }).click();
  return dialog;
}
