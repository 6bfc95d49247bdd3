import type { Locator, Page } from 'playwright';

/** Opens the settings at the page with this name, from the start screen or a lobby. */
export async function openSettingsPage(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name, exact: true }).click();
  return dialog;
}
