import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe finds wrong on the page as it shows: the rule, and where. `rules`: only these; all where it is left out. */
async function findViolations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // There are no frames, so that nothing needs another page to be put together on.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  // What is behind a dialog cannot be reached, and is looked at without it.
  if ((await page.locator('dialog[open]').count()) > 0) builder.include('dialog[open]');
  const { violations } = await (rules === undefined ? builder : builder.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Colours are all that differs between looks. */
const COLOUR_RULES = ['color-contrast'];

/** The same in light with all rules, and in dark and high contrast those about colours. */
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

/**
 * Runs in the page. Colours that fade to those of another look are on their way for some pictures; what turns for ever
 * is not waited for.
 */
async function settle(): Promise<void> {
  for (let picture = 0; picture < 3; picture++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
