import type { Locator } from 'playwright';

/** Whether the whole element is in the window, and nothing lies on its middle. */
export function isInReach(element: Locator): Promise<boolean> {
  return element.evaluate((target) => {
    const { left, right, top, bottom } = target.getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return isInside && target.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  });
}
