import type { Page } from 'playwright';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PagePool } from '../support/window/page-pool.ts';
import { watchWindowActivity, windowActivityWithin } from '../support/window/window-activity.ts';
import { HarnessWindow, type HarnessOptions } from './renderer-harness/harness-window.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';

declare global {
  interface Window {
    /** The widest picture that the page has painted aside, in pixels. */
    widestPixels: number;
  }
}

type Row = [id: number, x: number, y: number, z: number, yaw: number, levelDb: number, talking: 0 | 1];
interface Opening extends HarnessOptions {
  readonly rows?: readonly Row[];
}

const WAIT = { timeout: 20_000, interval: 50 };
const EAST_METRES = 15;
const SILENT_EAST: Row = [2, EAST_METRES, 0, 0, 0, -120, 0];
const TALKING_EAST: Row = [2, EAST_METRES, 0, 0, 0, -20, 1];

const pages = new PagePool(watchWindowActivity);
const sharpPages = new PagePool(watchWindowActivity, 2);
let harness: HarnessWindow;
let page: Page;

afterEach(() => harness.close());

/**
 * Joins a lobby whose host sends `rows`, or simulated players who walk and talk. Your own player stands in the middle
 * and looks north.
 */
async function open(
  { players = 1, rows, reducedMotion = 'no-preference', ...options }: Opening,
  from = pages,
): Promise<void> {
  harness = await HarnessWindow.open(from, { ...options, players, reducedMotion });
  ({ page } = harness);
  await harness.join();
  if (rows !== undefined) await tell(rows);
}

const received = (type: string) => harness.received(type);

const tell = (rows: readonly Row[]) =>
  page.evaluate((scene) => window.harness.hosts.at(-1)!.sendScene(scene as never), rows);

/** Colour of the map next to the centre of a dot, clear of its letters. */
async function colorAt(
  eastMetres: number,
  northMetres: number,
): Promise<readonly [red: number, green: number, blue: number]> {
  return page.evaluate(
    ([east = 0, north = 0]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas')!;
      const { width, height } = canvas.getBoundingClientRect();
      // The range of 30 m fills the picture except for 32 pixels.
      const pixelsPerMetre = (Math.min(width, height) / 2 - 32) / 30;
      const scale = canvas.width / width;
      const [x, y] = [width / 2 + east * pixelsPerMetre + 8, height / 2 - north * pixelsPerMetre];
      const [red = 0, green = 0, blue = 0] = canvas
        .getContext('2d')!
        .getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data;
      return [red, green, blue] as const;
    },
    [eastMetres, northMetres],
  );
}

/** How many colours the map shows, the most common one, and the colour behind the canvas. */
async function mapColors(): Promise<{
  readonly count: number;
  readonly mostCommon: readonly number[];
  readonly ground: readonly number[];
}> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<number, number>();
    for (const pixel of new Uint32Array(data.buffer)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const [[most = 0] = []] = [...counts].sort(([, a], [, b]) => b - a);
    return {
      count: counts.size,
      mostCommon: [most & 0xff, (most >> 8) & 0xff, (most >> 16) & 0xff],
      ground: getComputedStyle(document.querySelector('.map')!).backgroundColor.match(/\d+/g)!.slice(0, 3).map(Number),
    };
  });
}

function difference(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
}

describe('a player on the map', () => {
  it.each([
    ['light', 1],
    ['dark', 1],
    ['contrast', 1],
    ['dark', 2],
  ] as const)('is where they stand, in the %s theme with %i pixels to a pixel', async (theme, deviceScaleFactor) => {
    await open({ rows: [SILENT_EAST], settings: { theme } }, deviceScaleFactor === 1 ? pages : sharpPages);
    await vi.waitFor(
      async () => expect(difference(await colorAt(EAST_METRES, 0), await colorAt(-EAST_METRES, 0))).toBeGreaterThan(60),
      WAIT,
    );
    await tell([[2, -EAST_METRES, 0, 0, 0, -120, 0]]);
    await vi.waitFor(
      async () => expect(difference(await colorAt(-EAST_METRES, 0), await colorAt(EAST_METRES, 0))).toBeGreaterThan(60),
      WAIT,
    );
    const sharpness = await page.evaluate(
      () =>
        document.querySelector<HTMLCanvasElement>('.map-canvas')!.width /
        document.querySelector('.map-canvas')!.clientWidth,
    );
    expect(sharpness).toBe(deviceScaleFactor);
  });

  it.each([
    { theme: 'light', reducedMotion: 'reduce', forcedColors: 'none' },
    { theme: 'dark', reducedMotion: 'reduce', forcedColors: 'none' },
    { theme: 'contrast', reducedMotion: 'reduce', forcedColors: 'none' },
    { theme: 'system', reducedMotion: 'reduce', forcedColors: 'active' },
    { theme: 'dark', reducedMotion: 'no-preference', forcedColors: 'active' },
    { theme: 'contrast', reducedMotion: 'no-preference', forcedColors: 'active' },
  ] as const)(
    'stands out from the ground: $theme theme, motion $reducedMotion, forced colours $forcedColors',
    async ({ forcedColors, theme, reducedMotion }) => {
      await open({ rows: [SILENT_EAST], settings: { theme }, reducedMotion });
      await page.emulateMedia({ forcedColors });
      await vi.waitFor(async () => {
        const colors = await mapColors();
        expect(colors.mostCommon).toEqual(colors.ground);
        // Ground, grid, strong grid, range, dots, letters and the steps between them.
        expect(colors.count).toBeGreaterThan(20);
        expect(difference(await colorAt(EAST_METRES, 0), colors.ground)).toBeGreaterThan(60);
      }, WAIT);
    },
  );

  it('appears above you when you look at them and the map turns with you', async () => {
    await open({ rows: [SILENT_EAST], settings: { mapHeadingUp: true } });
    await page.keyboard.down('KeyD');
    await vi.waitFor(
      async () => expect(difference(await colorAt(0, EAST_METRES), await colorAt(0, -EAST_METRES))).toBeGreaterThan(60),
      WAIT,
    );
    await page.keyboard.up('KeyD');
  });
});

describe('the map is painted', () => {
  it('with pictures of names that are no wider than the map, from the first one on', async () => {
    harness = await HarnessWindow.open(pages, { players: 1, reducedMotion: 'no-preference' });
    ({ page } = harness);
    await page.evaluate(() => {
      const width = Object.getOwnPropertyDescriptor(OffscreenCanvas.prototype, 'width')!;
      window.widestPixels = 0;
      Object.defineProperty(OffscreenCanvas.prototype, 'width', {
        ...width,
        set(this: OffscreenCanvas, pixels: number) {
          window.widestPixels = Math.max(window.widestPixels, pixels);
          width.set?.call(this, pixels);
        },
      });
    });
    await harness.join();
    await tell([SILENT_EAST]);
    await vi.waitFor(
      async () => expect(difference(await colorAt(EAST_METRES, 0), await colorAt(-EAST_METRES, 0))).toBeGreaterThan(60),
      WAIT,
    );
    expect(await page.evaluate(() => window.widestPixels)).toBeLessThanOrEqual(page.viewportSize()!.width);
  });

  it('never while nothing changes, though the host keeps sending', async () => {
    await open({ rows: [SILENT_EAST] });
    await vi.waitFor(async () => expect((await windowActivityWithin(page, 500)).pictures).toBe(0), WAIT);
    expect((await windowActivityWithin(page, 1_500)).pictures).toBe(0);
  });

  it('smoothly while somebody talks, and never when the system asks for reduced motion and nobody moves', async () => {
    await open({ rows: [TALKING_EAST] });
    await vi.waitFor(async () => expect((await windowActivityWithin(page, 1_000)).pictures).toBeGreaterThan(8), WAIT);
    await harness.close();
    await open({ rows: [TALKING_EAST], reducedMotion: 'reduce' });
    await vi.waitFor(async () => expect((await windowActivityWithin(page, 500)).pictures).toBe(0), WAIT);
    expect((await windowActivityWithin(page, 1_500)).pictures).toBe(0);
  });
});

describe('React', () => {
  it('renders at most 10 times a second while 200 people walk and talk, however often levels and places change', async () => {
    await open({ players: 200, settings: { talkMode: 'open-mic' } });
    await vi.waitFor(async () => expect((await windowActivityWithin(page, 500)).pictures).toBeGreaterThan(2), WAIT);
    const { commits, pictures, seconds } = await windowActivityWithin(page, 5_000);
    expect(commits / seconds).toBeLessThanOrEqual(10);
    expect(pictures).toBeGreaterThan(0);
  });
});

describe('a player without a position', () => {
  it('is counted on the map', async () => {
    await open({ players: 5, rows: [SILENT_EAST] });
    await page.getByText(fillText(en.map.outOfSight_other, { count: 4 })).waitFor();
  });
});

describe('a click', () => {
  it('on a player shows where they are; a second click hides it', async () => {
    await open({ rows: [SILENT_EAST] });
    await vi.waitFor(
      async () => expect(difference(await colorAt(EAST_METRES, 0), await colorAt(-EAST_METRES, 0))).toBeGreaterThan(60),
      WAIT,
    );
    const box = (await page.getByRole('img', { name: en.map.picture }).boundingBox())!;
    const at = [
      box.x + box.width / 2 + EAST_METRES * ((Math.min(box.width, box.height) / 2 - 32) / 30),
      box.y + box.height / 2,
    ] as const;
    await page.mouse.click(...at);
    const card = page.getByRole('group', { name: en.map.selected.title });
    await card
      .getByText(fillText(en.common.place, { distance: '15 m', direction: en.common.direction.right }))
      .waitFor();
    await card.getByText(en.map.selected.hearsYou).waitFor();
    await page.mouse.click(...at);
    await card.waitFor({ state: 'detached' });
  });
});

describe('a player that the map follows', () => {
  const follow = () => page.getByRole('button', { name: en.map.selected.follow });
  /** Whether a dot is in the middle of the map, and not only ground. */
  const isInTheMiddle = async (): Promise<boolean> =>
    difference(await colorAt(0, 0), await colorAt(EAST_METRES / 3, EAST_METRES / 3)) > 60;

  it('stays in the middle until you move the map', async () => {
    await open({ rows: [SILENT_EAST], reducedMotion: 'reduce' });
    const players = page.getByRole('region', { name: en.people.title });
    await players.getByRole('listitem').nth(1).click();
    await page.getByRole('menuitem', { name: en.people.followOnMap }).click();
    await follow().and(page.locator('[aria-pressed="true"]')).waitFor();
    for (const x of [EAST_METRES, -EAST_METRES, 3 * EAST_METRES]) {
      await tell([[2, x, 0, EAST_METRES, 0, -120, 0]]);
      await vi.waitFor(async () => expect(await isInTheMiddle()).toBe(true), WAIT);
    }
    const box = (await page.getByRole('img', { name: en.map.picture }).boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 260, { steps: 4 });
    await page.mouse.up();
    await follow().and(page.locator('[aria-pressed="false"]')).waitFor();
    await vi.waitFor(async () => expect(await isInTheMiddle()).toBe(false), WAIT);
    await follow().click();
    await vi.waitFor(async () => expect(await isInTheMiddle()).toBe(true), WAIT);
  });
});

it('shows that you are dead, and your team, by shapes on the map and in the list', async () => {
  await open({ rows: [], reducedMotion: 'reduce' });
  const ground = () => colorAt(EAST_METRES / 3, EAST_METRES / 3);
  await vi.waitFor(async () => expect(difference(await colorAt(0, 0), await ground())).toBeGreaterThan(60), WAIT);
  await harness.send({
    ...{ type: 'standing', from: 'own', isStale: false, world: '', team: 'Red', state: 'dead', group: '' },
    ...{ isPriority: false, byHand: ['team', 'state'] },
  });
  const own = page.getByRole('region', { name: en.people.title }).getByRole('listitem').first();
  await own.getByRole('img', { name: en.roles.states.dead }).waitFor();
  expect(await own.locator('.role-badge').innerText()).toBe('Red');
  expect(await own.locator('.team-mark path').getAttribute('style')).toContain('--team-red');
  // The dot is hollow now.
  await vi.waitFor(async () => expect(difference(await colorAt(0, 0), await ground())).toBeLessThan(60), WAIT);
});

describe('your own dot', () => {
  it('walks with the keys, and sends its pose at most 20 times a second', async () => {
    await open({});
    await vi.waitFor(async () => expect(await received('pose')).toHaveLength(1), WAIT);
    const startedAt = await page.evaluate(() => performance.now());
    await page.keyboard.down('KeyD');
    await vi.waitFor(async () => expect(Number((await received('pose')).at(-1)!['x'])).toBeGreaterThan(5), WAIT);
    await page.keyboard.up('KeyD');
    const seconds = ((await page.evaluate(() => performance.now())) - startedAt) / 1_000;
    const poses = await received('pose');
    expect(poses.length).toBeLessThanOrEqual(Math.ceil(seconds * 20) + 2);
    expect(poses.at(-1)).toMatchObject({ z: 0, yaw: expect.closeTo(Math.PI / 2, 1) });
  });

  it('moves to where you drag it, and walks to where you click', async () => {
    await open({});
    const box = (await page.getByRole('img', { name: 'Map of the lobby' }).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 100, { steps: 5 });
    await page.mouse.up();
    await vi.waitFor(async () => expect(Number((await received('pose')).at(-1)!['z'])).toBeGreaterThan(3), WAIT);
    await page.mouse.click(box.x + 60, box.y + box.height - 60);
    await vi.waitFor(async () => expect(Number((await received('pose')).at(-1)!['x'])).toBeLessThan(-3), WAIT);
  });
});
