import type { Locator, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import type { FoundLobby } from '../../shared/ipc/lobbies-contract.ts';
import { PagePool } from '../support/window/page-pool.ts';
import { SAMPLE_LOBBIES } from '../workbench/samples/sample-lobbies.ts';
import { SAMPLE_RECENTS } from '../workbench/samples/sample-recents.ts';
import { HarnessWindow, type HarnessOptions } from './renderer-harness/harness-window.ts';
import { openSettings } from '../support/window/page/lobby-menu.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

afterEach(() => harness.close());

async function open(options: HarnessOptions = {}, microphoneAnswer?: 'allow' | 'deny'): Promise<void> {
  harness = await HarnessWindow.open(pages, options, microphoneAnswer);
  ({ page } = harness);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** The main process has found these lobbies. */
function findLobbies(lobbies: readonly FoundLobby[]): Promise<void> {
  return page.evaluate(
    (found) => window.harness.fake.emit('lobbies:found', { lobbies: [...found], servers: [] }),
    lobbies,
  );
}

describe('a small window', () => {
  /** Runs `act` in a window of this size, and then restores the size that other tests expect. */
  async function inWindow(width: number, height: number, act: () => Promise<void>): Promise<void> {
    const before = page.viewportSize();
    await page.setViewportSize({ width, height });
    try {
      await act();
    } finally {
      if (before !== null) await page.setViewportSize(before);
    }
  }

  /** Whether a click on the middle of the element reaches it, without scrolling. */
  const isReachable = (element: Locator): Promise<boolean> =>
    element.evaluate((target) => {
      const { left, right, top, bottom } = target.getBoundingClientRect();
      return target.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    });

  it.each([
    [1_280, 720],
    [390, 844],
  ])(
    'of %i by %i pixels holds the whole start screen, with three recent lobbies and two near',
    async (width, height) => {
      await open({ settings: { recentLobbies: SAMPLE_RECENTS } });
      await page.getByText(en.devices.status.ok).waitFor();
      await findLobbies(SAMPLE_LOBBIES.slice(0, 2));
      await inWindow(width, height, async () => {
        const sizes = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          const cut = [...document.querySelectorAll('.start-lists, .start-list-rows')].filter(
            (list) => list.scrollHeight > list.clientHeight,
          );
          return { scrollWidth, scrollHeight, cut: cut.length };
        });
        expect(sizes).toEqual({ scrollWidth: width, scrollHeight: height, cut: 0 });
        for (const element of await page.getByRole('button').all()) expect(await isReachable(element)).toBe(true);
      });
    },
  );

  it('of 420 by 720 pixels scrolls only the lists of the start screen', async () => {
    await open({ settings: { recentLobbies: SAMPLE_RECENTS } });
    await findLobbies(SAMPLE_LOBBIES);
    await inWindow(420, 720, async () => {
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(720);
      for (const name of [en.lobby.join.start, en.lobby.host.title, en.lobby.practice.start])
        expect(await isReachable(button(name)), name).toBe(true);
    });
  });

  it('of 640 by 400 pixels, as at a zoom of 200 %, keeps the talk bar reachable below a notice', async () => {
    await open({}, 'deny');
    await harness.join();
    await inWindow(640, 400, async () => {
      await page.locator('.lobby-notices').waitFor();
      for (const name of [en.voice.button.turnOn, en.voice.mute, en.voice.deafen, en.voice.leave])
        expect(await isReachable(button(name)), name).toBe(true);
    });
  });

  it.each([
    [1_280, 800],
    [420, 720],
  ])('of %i by %i pixels scrolls only the page of the settings, with the inspector open', async (width, height) => {
    await open();
    const dialog = await openSettingsPage(page, en.settings.page.games);
    await inWindow(width, height, async () => {
      await dialog.getByText(en.games.inspector, { exact: true }).click();
      await dialog.getByRole('region', { name: en.positions.track.title }).scrollIntoViewIfNeeded();
      const [scrolls, overflows] = await dialog.evaluate((element) => {
        element.scrollTop = 100;
        return [element.scrollTop, element.scrollHeight > element.clientHeight];
      });
      expect([scrolls, overflows]).toEqual([0, false]);
      expect(await isReachable(dialog.getByRole('button', { name: en.common.close }))).toBe(true);
    });
  });

  it('keeps the title, the preset and the cross of the rules in sight while they scroll', async () => {
    await open();
    await harness.join();
    await inWindow(640, 400, async () => {
      await page.getByRole('button', { name: en.lobby.rules, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: en.rules.title });
      const content = dialog.locator('.rules-scroll');
      await content.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      expect(await content.evaluate((element) => element.scrollTop)).toBeGreaterThan(20);
      expect(await isReachable(dialog.getByRole('button', { name: en.common.close }))).toBe(true);
      expect(await isReachable(dialog.getByRole('button', { name: en.rules.sets.more }))).toBe(true);
      expect(await isReachable(dialog.getByRole('heading', { name: en.rules.title }))).toBe(true);
    });
  });
});

describe("a contrast theme of the system, which takes the page's colours away", () => {
  afterEach(async () => {
    // The page is used again, and a key that is still held would only repeat.
    await page.keyboard.up('KeyV');
    await page.emulateMedia({ forcedColors: 'none' });
  });

  /** Pictures of every element that matches. */
  async function picturesOf(selector: string): Promise<string[]> {
    const elements = await page.locator(selector).all();
    return Promise.all(elements.map(async (element) => (await element.screenshot()).toString('base64')));
  }

  it('still shows which connections are bad, and which switches are on', async () => {
    await open({ players: 12 });
    await harness.join();
    await page.emulateMedia({ forcedColors: 'active' });
    const bars = page.locator('.connection-bars').first();
    await bars.waitFor();
    const [poor = ''] = await picturesOf('.connection-bars');
    await bars.evaluate((element) => element.firstElementChild?.setAttribute('data-filled', 'false'));
    expect((await picturesOf('.connection-bars'))[0]).not.toBe(poor);
    await openSettings(page);
    await page.getByRole('tab', { name: en.settings.page.talking, exact: true }).click();
    const [off = ''] = await picturesOf('.switch-track');
    await page.getByText(en.voice.doublePress).click();
    const [on = ''] = await picturesOf('.switch-track');
    expect(on).not.toBe(off);
    const colours = await page.evaluate(async (picture) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const row = context.getImageData(6, bitmap.height / 2, bitmap.width - 12, 1).data;
      return new Set(Array.from({ length: row.length / 4 }, (_, index) => row.slice(4 * index, 4 * index + 3).join()))
        .size;
    }, off);
    // The knob and the track.
    expect(colours).toBeGreaterThan(1);
  });

  it('leaves no text on the accent without contrast: buttons, and that you are talking', async () => {
    /** Texts in the colour for the accent, below which the system would lay a plate of the page's colour. */
    const findInvisible = (): Promise<readonly string[]> =>
      page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('span'));
        probe.style.cssText = 'forced-color-adjust: none; color: HighlightText';
        const onAccent = getComputedStyle(probe).color;
        probe.remove();
        return [...document.body.querySelectorAll<HTMLElement>('*')]
          .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
          .filter((element) => {
            const { color, forcedColorAdjust } = getComputedStyle(element) as CSSStyleDeclaration & {
              readonly forcedColorAdjust: string;
            };
            return color === onAccent && forcedColorAdjust !== 'none';
          })
          .map((element) => element.innerText);
      });
    await open({ settings: { bindings: [{ action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } }] } });
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await findInvisible()).toEqual([]);
    await harness.join();
    await page.keyboard.down('KeyV');
    await button(en.voice.button.talking).waitFor();
    expect(await findInvisible()).toEqual([]);
    await page.keyboard.up('KeyV');
    await page.getByRole('button', { name: en.lobby.rules, exact: true }).click();
    await page.getByRole('dialog', { name: en.rules.title }).waitFor();
    expect(await findInvisible()).toEqual([]);
  });
});
