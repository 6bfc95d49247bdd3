import type { Locator, Page } from 'playwright';

/** The line below the lobby's name, or the headset's, while sound is connected. */
export function connectedLine(page: Page): Locator {
  return page.getByRole('banner').locator('[data-status="connected"]');
}
