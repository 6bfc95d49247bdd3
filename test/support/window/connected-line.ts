import type { Locator, Page } from 'playwright';

/** The line below the lobby's name, or the headset's, while sound is connected. */
export function connectedLine(page: Page): Locator {
  return page.getByRole('banner').locator('[data-status="connected"]');
}

/** Waits until the page has sound. The error quotes the page as it was at the end of the wait. */
export async function waitUntilConnected(page: Page): Promise<void> {
  await connectedLine(page)
    .waitFor()
    .catch(async (cause: unknown) => {
      throw new Error(`The page is not connected. It shows:\n${await page.locator('body').innerText()}`, { cause });
    });
}
