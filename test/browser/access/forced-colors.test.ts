import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { openSettings } from '../../support/window/page/lobby-menu.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

/** A contrast theme of the system leaves neither fills nor shadows, so each box needs a line around it. */

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages, { players: 3 }, 'deny');
  ({ page } = harness);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await harness.join();
});

afterEach(async () => {
  await page.emulateMedia({ forcedColors: 'none', colorScheme: null });
  await harness.close();
});

const colorOf = (name: string): Promise<string> =>
  page.evaluate((color) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.cssText = `forced-color-adjust: none; color: ${color}`;
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  }, name);

const styleOf = (element: Locator, property: string): Promise<string> =>
  element.evaluate((target, name) => getComputedStyle(target).getPropertyValue(name), property);

async function expectBorder(element: Locator): Promise<void> {
  expect(await styleOf(element, 'border-top-style')).toBe('solid');
  expect(parseFloat(await styleOf(element, 'border-top-width'))).toBeGreaterThanOrEqual(1);
  expect(await styleOf(element, 'border-top-color')).toBe(await colorOf('CanvasText'));
}

it('draws a line around everything that otherwise has a floating shadow', async () => {
  const withoutLine = await page.evaluate(() => {
    const selectors = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSStyleRule && rule.style.boxShadow.includes('--shadow-floating'))
      .map((rule) => (rule as CSSStyleRule).selectorText);
    if (selectors.length < 5) return ['too few rules were found'];
    return selectors.filter((selector) => {
      const probe = document.body.appendChild(document.createElement('div'));
      probe.className = selector.replace('.', '');
      const { borderTopStyle, borderTopWidth } = getComputedStyle(probe);
      probe.remove();
      return borderTopStyle !== 'solid' || borderTopWidth === '0px';
    });
  });
  expect(withoutLine).toEqual([]);
});

it("draws a line around a player's menu, the chosen player, banners and the texts on the map", async () => {
  await expectBorder(page.locator('.lobby-notices .notice').first());
  await page.getByRole('region', { name: en.people.title }).getByRole('listitem').nth(1).click();
  await expectBorder(page.locator('.popover'));
  await page.getByRole('menuitem', { name: en.people.showOnMap }).click();
  await expectBorder(page.getByRole('group', { name: en.map.selected.title }));
  await expectBorder(page.locator('.map-lines > *').first());
});

it('shows tips in the colours of the system, text and ground apart', async () => {
  await page.getByRole('button', { name: en.map.zoomIn }).hover();
  const tip = page.locator('.tip');
  await tip.waitFor();
  await expectBorder(tip);
  expect(await styleOf(tip, 'color')).toBe(await colorOf('CanvasText'));
  expect(await styleOf(tip, 'background-color')).toBe(await colorOf('Canvas'));
  expect(await styleOf(tip, 'forced-color-adjust')).toBe('none');
});

describe('in the settings', () => {
  it('frames the chosen card and colour, and leaves lists one arrow', async () => {
    await openSettings(page);
    const automatic = page.locator('.color-choice-automatic');
    expect(await styleOf(automatic, 'outline-style')).toBe('solid');
    expect(await styleOf(automatic, 'outline-color')).toBe(await colorOf('Highlight'));
    await page.getByRole('tab', { name: en.settings.page.audio, exact: true }).click();
    const chosen = page.locator('.choice-card:has(:checked)').first();
    expect(await styleOf(chosen, 'outline-style')).toBe('solid');
    expect(await styleOf(chosen, 'outline-color')).toBe(await colorOf('Highlight'));
    expect(await styleOf(page.locator('.choice-card:not(:has(:checked))').first(), 'outline-style')).toBe('none');
    const box = page.locator('.select').first();
    expect(await styleOf(box, 'background-image')).toContain('svg');
    expect(await styleOf(box.locator('select'), 'opacity')).toBe('0');
  });
});

it('draws levels in the colours of the system', async () => {
  const bar = page.locator('.level-bar').first();
  expect(await styleOf(bar, 'background-image')).toBe('none');
  const colors = [await colorOf('Highlight'), await colorOf('CanvasText')];
  expect(colors).toContain(await styleOf(bar, 'background-color'));
});
