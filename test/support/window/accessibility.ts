import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const LOOKS = {
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'dark', contrast: 'more' },
  light: { colorScheme: 'light', contrast: 'no-preference' },
} as const;

/** Themes differ only in colours. */
const COLOUR_RULES: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/**
 * Returns what axe finds on the page in its current state, as rule and location: all rules in light, and the colour
 * rules in dark and high contrast.
 */
export async function findViolationsInEveryLook(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.evaluate(settle);
    const violations = await findViolations(page, look === 'light' ? {} : COLOUR_RULES);
    found.push(...violations.map((violation) => `${look}: ${violation}`));
  }
  return found;
}

async function findViolations(page: Page, options: RunOptions): Promise<readonly string[]> {
  // Sending axe to the page takes longer than running it, so it is sent once.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (chosen): Promise<AxeResults['violations']> => {
    if (window.axe === undefined) throw new Error('the page has no axe');
    // Content behind a dialog is out of reach, and is checked without the dialog.
    const within = document.querySelector('dialog[open]') ?? document;
    return (await window.axe.run(within, { ...chosen, resultTypes: ['violations'] })).violations;
  }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Runs in the page. Waits for colours that still fade to another theme, but not for endless animations. */
async function settle(): Promise<void> {
  const findEnding = (): Animation[] =>
    document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  // A colour that an element inherits fades again after that of its parent.
  for (let attempt = 0; attempt < 10; attempt++) {
    for (let picture = 0; picture < 2; picture++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const ending = findEnding();
    if (ending.length === 0) return;
    await Promise.allSettled(ending.map(({ finished }) => finished));
  }
}
