import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/**
 * axe's findings on the page in its current state: rule and location. `rules` limits the check; all rules by default.
 */
async function findViolations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // The page has no frames, so axe needs no extra page to merge results.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  // Content behind a dialog is out of reach, and is checked without the dialog.
  if ((await page.locator('dialog[open]').count()) > 0) builder.include('dialog[open]');
  const { violations } = await (rules === undefined ? builder : builder.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Themes differ only in colours. */
const COLOUR_RULES = ['color-contrast'];

/** The same with all rules in light, and with the colour rules in dark and high contrast. */
export async function findViolationsInEveryLook(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.evaluate(settle);
    const violations = await findViolations(page, look === 'light' ? undefined : COLOUR_RULES);
    found.push(...violations.map((violation) => `${look}: ${violation}`));
  }
  return found;
}

const LOOKS = {
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'dark', contrast: 'more' },
  light: { colorScheme: 'light', contrast: 'no-preference' },
} as const;

/** Runs in the page. Waits for colours that still fade to another theme, but not for endless animations. */
async function settle(): Promise<void> {
  for (let picture = 0; picture < 3; picture++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
