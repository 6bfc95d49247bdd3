import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { formatWav } from '../../../main/client/sound/wav-file.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { sine } from '../signals.ts';
import { launchTestBrowser } from './browser.ts';
import type { VirtualDisplay } from './virtual-display.ts';

/** RMS of every participant's tone, dBFS. */
export const SPOKEN_DB = -20;

const VIEWPORT = { width: 1_000, height: 700 } as const;

/** The route to a host on the same machine, which the app's window also uses. */
const LOOPBACK_ARGUMENTS = ['--allow-loopback-in-peer-connection'];

export interface PageOptions {
  /** The sound that the microphone picks up, in a loop. */
  readonly toneHz: number;
  /** The tone sounds and pauses alternately for this many whole seconds; by default it never pauses. */
  readonly pausesEverySeconds?: number;
  readonly microphoneAnswer?: 'allow' | 'deny';
  /** The person's display; none by default. */
  readonly display?: VirtualDisplay | undefined;
  /** A program that runs the browser, such as `ip netns exec NAME`; none by default. */
  readonly wrapper?: readonly string[] | undefined;
}

let microphoneFolder: string | undefined;

/** A pool lends pages that were prepared in the same way. */
export class PagePool {
  readonly #prepare: (page: Page) => Promise<void>;
  readonly #deviceScaleFactor: number;
  /** Pages that nobody uses now, by the sound of their microphone. */
  readonly #idle = new Map<string, Page[]>();

  /** `prepare` is called for each new page, before it opens anything. */
  constructor(prepare: (page: Page) => Promise<void>, deviceScaleFactor = 1) {
    this.#prepare = prepare;
    this.#deviceScaleFactor = deviceScaleFactor;
  }

  /**
   * Returns an empty page of 1,000 x 700 pixels whose microphone plays the tone. Starting a browser and a page takes
   * seconds of processor time, so later tests of this process use the pages that `giveBack` got.
   */
  async take(options: PageOptions): Promise<Page> {
    const idle = this.#idle.get(keyOf(options))?.pop();
    if (idle !== undefined && !idle.isClosed()) return idle;
    const browser = await (options.display === undefined ? shareBrowser(options) : startBrowser(options));
    const context = await browser.newContext({
      viewport: VIEWPORT,
      reducedMotion: 'reduce',
      deviceScaleFactor: this.#deviceScaleFactor,
    });
    if (options.microphoneAnswer !== 'deny')
      await context.grantPermissions(['microphone', 'clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await this.#prepare(page);
    return page;
  }

  /** Takes back a page that `take` returned for `options`. */
  async giveBack(page: Page, options: PageOptions): Promise<void> {
    const context = page.context();
    if (options.display !== undefined) {
      await context.browser()?.close();
      return;
    }
    if (page.isClosed() || context.browser()?.isConnected() !== true) return;
    await page.goto('about:blank');
    await context.clearCookies();
    await page.setViewportSize(VIEWPORT);
    await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, reducedMotion: 'reduce' });
    const key = keyOf(options);
    this.#idle.set(key, [...(this.#idle.get(key) ?? []), page]);
  }
}

/** Running browsers without a display of their own, by the sound of their microphone: a browser has only one. */
const browsers = new Map<string, Promise<Browser>>();

function shareBrowser(options: PageOptions): Promise<Browser> {
  const key = keyOf(options);
  const running = browsers.get(key);
  if (running !== undefined) return running;
  const started = startBrowser(options).then((browser) => {
    browser.once('disconnected', () => browsers.delete(key));
    return browser;
  });
  browsers.set(key, started);
  return started;
}

function startBrowser(options: PageOptions): Promise<Browser> {
  return launchTestBrowser({
    microphoneFile: writeMicrophoneFile(options),
    microphoneAnswer: options.microphoneAnswer ?? 'allow',
    extraArguments: LOOPBACK_ARGUMENTS,
    displayEnvironment: options.display?.environment,
    wrapper: options.wrapper,
  });
}

/** Pages with a display are never idle. */
function keyOf({ toneHz, pausesEverySeconds = 0, microphoneAnswer = 'allow', display, wrapper }: PageOptions): string {
  const words = [
    toneHz,
    pausesEverySeconds,
    microphoneAnswer,
    display === undefined ? '' : 'display',
    wrapper?.at(-1) ?? '',
  ];
  return words.join(' ').trimEnd();
}

function writeMicrophoneFile(options: PageOptions): string {
  if (microphoneFolder === undefined) {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-microphones-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    microphoneFolder = folder;
  }
  const file = path.join(microphoneFolder, `${keyOf(options)}.wav`);
  writeFileSync(file, formatWav(spoken(options), 1));
  return file;
}

/** The sound to loop. Whole seconds hold whole periods, so the loop does not click. */
function spoken({ toneHz, pausesEverySeconds = 0 }: PageOptions): Float32Array {
  const samples = new Float32Array(SAMPLE_RATE_HZ * Math.max(1, 2 * pausesEverySeconds));
  samples.set(sine(toneHz, Math.SQRT2 * 10 ** (SPOKEN_DB / 20), SAMPLE_RATE_HZ * Math.max(1, pausesEverySeconds)));
  return samples;
}
