import type { Page } from 'playwright';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';

/** Chooses an item of the lobby's menu. */
export async function chooseInLobbyMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** Opens the settings, from the start screen or a lobby. */
export async function openSettings(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: en.lobby.settings, exact: true });
  const more = page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true });
  await button.or(more).first().waitFor();
  if (await more.isVisible()) await chooseInLobbyMenu(page, en.lobby.settings);
  else await button.first().click();
}
