import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { formatWav } from '../../../main/client/sound/wav-file.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { formatSettings } from '../../../shared/stored/parse-settings.ts';
import { sine } from '../signals.ts';
import { installSoundTap, readSentPackets, readTones } from '../sound/sound-tap.ts';
import { launchTestBrowser } from '../window/browser.ts';
import { connectedLine } from '../window/connected-line.ts';
import { installJoinClock, readJoinMs, readPath, type PagePath } from './join-clock.ts';

/** RMS of the tone that a browser's microphone picks up, dBFS. */
const SPOKEN_DB = -20;
const HEARD_DB = -40;

/** A busy machine takes its time to open a page. */
const PAGE_TIMEOUT_MS = 90_000;
/** Two attempts, along other paths. */
const JOIN_TIMEOUT_MS = 60_000;
const SOUND_TIMEOUT_MS = 20_000;
const POLL_MS = 100;
/** Two seconds of sound. */
const SPOKEN_PACKETS = 100;

const SETTINGS = formatSettings({
  ...DEFAULT_SETTINGS,
  isSetUp: true,
  talkMode: 'open-mic',
  // Echo cancellers and similar filters turn a steady tone into silence.
  echoCancellation: false,
  noiseSuppression: 'off',
  autoGainControl: false,
});

/** A browser in a namespace, whose microphone plays a tone. Starting one takes seconds, so it serves many joins. */
export class BedBrowser {
  readonly toneHz: number;
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #folder: string;

  private constructor(browser: Browser, origin: string, toneHz: number, folder: string) {
    this.#browser = browser;
    this.#origin = origin;
    this.toneHz = toneHz;
    this.#folder = folder;
  }

  /** `origin` is that of the guests' page, which is served without TLS on the bed. */
  static async launch<Name extends string>(
    bed: { wrapperOf(namespace: Name): readonly string[] },
    namespace: Name,
    origin: string,
    toneHz: number,
  ): Promise<BedBrowser> {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-microphone-'));
    const microphoneFile = path.join(folder, 'tone.wav');
    writeFileSync(microphoneFile, formatWav(sine(toneHz, Math.SQRT2 * 10 ** (SPOKEN_DB / 20), SAMPLE_RATE_HZ), 1));
    const browser = await launchTestBrowser({
      microphoneFile,
      isWhole: true,
      extraArguments: [`--unsafely-treat-insecure-origin-as-secure=${origin}`],
      wrapper: bed.wrapperOf(namespace),
    });
    return new BedBrowser(browser, origin, toneHz, folder);
  }

  /** Opens the guests' page with an invitation, in a window without anything stored but the settings. */
  async open(invitation: string, name = 'Page'): Promise<PageGuest> {
    const context = await this.#browser.newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    await context.grantPermissions(['microphone']);
    const page = await context.newPage();
    await installSoundTap(page);
    await installJoinClock(page);
    await page.addInitScript((settings) => localStorage.setItem('earshot.settings', settings), SETTINGS);
    await page.goto(`${this.#origin}/#${invitation.replace(/^earshot:\/\/join\//, '')}`);
    await page.getByLabel(en.settings.name).fill(name);
    return new PageGuest(context, page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A guest on the page that a link opens. */
export class PageGuest {
  readonly page: Page;
  readonly #context: BrowserContext;

  constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  /** Joins, and resolves when the page says that it is connected; with what it says instead if it is not. */
  async join(): Promise<string | undefined> {
    await this.page.getByRole('button', { name: en.lobby.join.start, exact: true }).click();
    const connected = connectedLine(this.page);
    const refusal = this.page.getByRole('alert').or(this.page.getByRole('alertdialog'));
    try {
      await connected.or(refusal).first().waitFor({ timeout: JOIN_TIMEOUT_MS });
    } catch {
      return `Neither connected nor refused within ${JOIN_TIMEOUT_MS} ms.`;
    }
    return (await connected.isVisible()) ? undefined : await refusal.first().innerText();
  }

  /** Returns whether the page receives a tone within the time that a busy machine needs. */
  async waitUntilHears(toneHz: number): Promise<boolean> {
    const deadline = performance.now() + SOUND_TIMEOUT_MS;
    while (performance.now() < deadline) if ((await this.hears([toneHz])).length > 0) return true;
    return false;
  }

  /** Returns which tones the page receives now. */
  async hears(tonesHz: readonly number[]): Promise<readonly number[]> {
    const levels = await readTones(this.page, tonesHz);
    return tonesHz.filter((_, index) => Math.max(levels[index]!.left, levels[index]!.right) > HEARD_DB);
  }

  /** Waits until the page has sent its voice for some seconds, or gives up. */
  async waitUntilSpoken(): Promise<void> {
    const deadline = performance.now() + SOUND_TIMEOUT_MS;
    while (performance.now() < deadline && (await readSentPackets(this.page)).count < SPOKEN_PACKETS)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }

  joinMs(): Promise<number | undefined> {
    return readJoinMs(this.page);
  }

  path(): Promise<PagePath | undefined> {
    return readPath(this.page);
  }

  /** Closes the page, and so leaves. */
  close(): Promise<void> {
    return this.#context.close();
  }
}
