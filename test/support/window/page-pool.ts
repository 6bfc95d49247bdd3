import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { formatWav } from '../../../main/client/wav-file.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { sine } from '../signals.ts';
import { installSoundTap } from '../sound/sound-tap.ts';
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
}

/** Pages that nobody uses now, by what their browser was started with. */
const idlePages = new Map<string, Page[]>();
let microphoneFolder: string | undefined;

/**
 * Returns an empty page whose browser's microphone plays the tone, with a sound tap. Starting a browser and a page
 * costs seconds of processor time, so pages that `returnPage` took back are used again by later tests of this process.
 */
export async function takePage(options: PageOptions): Promise<Page> {
  const idle = options.display === undefined ? idlePages.get(keyOf(options))?.pop() : undefined;
  if (idle !== undefined) return idle;
  const { microphoneAnswer = 'allow', display } = options;
  const browser = await launchTestBrowser({
    microphoneFile: writeMicrophoneFile(options),
    microphoneAnswer,
    extraArguments: LOOPBACK_ARGUMENTS,
    displayEnvironment: display?.environment,
  });
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  if (microphoneAnswer === 'allow') await context.grantPermissions(['microphone', 'clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await installSoundTap(page);
  return page;
}

/** Takes back a page that `takePage` returned for `options`, or closes its browser if it cannot be used again. */
export async function returnPage(page: Page, options: PageOptions): Promise<void> {
  const browser = page.context().browser();
  if (page.isClosed() || browser?.isConnected() !== true || options.display !== undefined) {
    await browser?.close();
    return;
  }
  const context = page.context();
  await page.goto('about:blank');
  await context.clearCookies();
  await page.setViewportSize(VIEWPORT);
  await page.emulateMedia({ colorScheme: null, contrast: null, reducedMotion: 'reduce' });
  const key = keyOf(options);
  idlePages.set(key, [...(idlePages.get(key) ?? []), page]);
}

function keyOf({ toneHz, pausesEverySeconds = 0, microphoneAnswer = 'allow' }: PageOptions): string {
  return `${toneHz} ${pausesEverySeconds} ${microphoneAnswer}`;
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
