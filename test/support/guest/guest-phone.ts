import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { BrowserContext, CDPSession, Locator, Page } from 'playwright';
import { preview } from 'vite';
import { readGuestPage, type ServedPage } from '../../../main/rendezvous/guest-page.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { installSoundTap, readTones } from '../sound/sound-tap.ts';
import { PagePool, SPOKEN_DB, type PageOptions } from '../window/page-pool.ts';
import { waitUntilConnected } from '../window/connected-line.ts';

const PROJECT_FOLDER = path.resolve(import.meta.dirname, '..', '..', '..');
const WINDOW = { viewport: { width: 390, height: 844 } } as const;
const PHONE = { ...WINDOW, hasTouch: true, isMobile: true } as const;

const pages = new PagePool(async () => undefined);

/** The built page for guests on a static server, as anybody can put it on one. */
export interface ServedGuestPage {
  /** Ends with a slash. */
  readonly address: string;
  close(): Promise<void>;
}

/** Builds the page if its sources are newer, and returns its folder. */
function buildGuestPage(): string {
  const build = spawnSync(process.execPath, ['scripts/build.ts', '--if-stale', 'guest'], {
    cwd: PROJECT_FOLDER,
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
  return path.join(PROJECT_FOLDER, 'out', 'guest');
}

/** Builds and reads the page for a rendezvous that serves it. */
export async function readBuiltPage(): Promise<ServedPage> {
  const page = await readGuestPage(buildGuestPage(), false);
  if (!page.ok) throw new Error(page.error.message);
  return page.value;
}

export async function serveGuestPage(): Promise<ServedGuestPage> {
  const outDir = buildGuestPage();
  const server = await preview({
    configFile: false,
    root: PROJECT_FOLDER,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the page has no address');
  return { address, close: () => server.close() };
}

export interface GuestPhoneOptions extends PageOptions {
  /** A computer has a window as narrow, a mouse and no touch. Not given = a phone. */
  readonly device?: 'computer';
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
}

/** A guest's phone: a browser of 390 x 844 pixels with touch and a microphone, and nothing else than the page. */
export class GuestPhone {
  readonly page: Page;
  /** What the page complained about in the console. */
  readonly complaints: readonly string[];
  readonly #context: BrowserContext;
  readonly #touch: CDPSession;
  readonly #giveBack: () => Promise<void>;

  private constructor(page: Page, complaints: readonly string[], touch: CDPSession, giveBack: () => Promise<void>) {
    this.page = page;
    this.complaints = complaints;
    this.#context = page.context();
    this.#touch = touch;
    this.#giveBack = giveBack;
  }

  /** Opens the page at `address`, with the link in its fragment. */
  static async open(address: string, options: GuestPhoneOptions): Promise<GuestPhone> {
    // The pool's page keeps the browser with this microphone for later tests.
    const pooled = await pages.take(options);
    const browser = pooled.context().browser();
    if (browser === null) throw new Error('the page belongs to no browser');
    const context = await browser.newContext({
      ...(options.device === undefined ? PHONE : WINDOW),
      reducedMotion: 'reduce',
    });
    if (options.microphoneAnswer !== 'deny') await context.grantPermissions(['microphone']);
    const page = await context.newPage();
    await installSoundTap(page);
    if (options.before !== undefined) await page.addInitScript(options.before);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(address);
    const touch = await context.newCDPSession(page);
    return new GuestPhone(page, complaints, touch, () => pages.giveBack(pooled, options));
  }

  /** Taps the button that joins, without waiting for what comes of it. */
  async tapJoin(name: string): Promise<void> {
    await this.page.getByLabel(en.settings.name).fill(name);
    await this.page.getByRole('button', { name: en.lobby.join.start, exact: true }).tap();
  }

  async join(name: string): Promise<void> {
    await this.tapJoin(name);
    await waitUntilConnected(this.page);
  }

  /** Puts a finger on the middle of an element, or `by` pixels beside it, and leaves it there. */
  async press(target: Locator, by = { x: 0, y: 0 }): Promise<void> {
    await this.#touch.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [await middleOf(target, by)],
    });
  }

  /** Lifts the finger. */
  async release(): Promise<void> {
    await this.#touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** Moves the finger to the middle of an element, or `by` pixels beside it. */
  async move(target: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
    await this.#touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [await middleOf(target, by)],
    });
  }

  /** Level of a tone that the page receives, relative to the spoken level, dB, both channels together. */
  async toneGainDb(frequencyHz: number): Promise<number> {
    const [level] = await readTones(this.page, [frequencyHz]);
    const { left, right } = level ?? { left: -200, right: -200 };
    return 10 * Math.log10(10 ** (left / 10) + 10 ** (right / 10)) - SPOKEN_DB;
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.#giveBack();
  }
}

async function middleOf(
  target: Locator,
  by: { readonly x: number; readonly y: number },
): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('the element is not on the screen');
  return { x: box.x + box.width / 2 + by.x, y: box.y + box.height / 2 + by.y };
}
