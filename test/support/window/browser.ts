import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright';
import { findTestBrowser } from '../../../scripts/test/find-test-browser.ts';
import { findHeadlessBrowser } from '../../../scripts/test/headless-browser.ts';

/**
 * The first two are the lists under the address bar: two pages that take 2.4 s of processor time in each new browser.
 * The app's window has no address bar. The others are those of Playwright's own list that matter here, because a
 * browser obeys only the last list.
 */
const DISABLED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Keeps the browser quiet without internet, and lets pages play and record without a click. */
const ARGUMENTS = [
  '--disable-background-networking',
  // Debian's Chromium asks for rasterization on a GPU; emulating one costs many times as much as software compositing.
  '--disable-gpu',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
];

const ANSWERS = { allow: '--use-fake-ui-for-media-stream', deny: '--use-fake-ui-for-media-stream=deny' } as const;

export interface TestBrowserOptions {
  /** WAV file that the microphone loops. Without it, the microphone plays Chromium's beeps. */
  readonly microphoneFile?: string;
  /** The person's answer when a page asks for the microphone; null = no answer. */
  readonly microphoneAnswer?: 'allow' | 'deny' | null;
  readonly extraArguments?: readonly string[];
  /** Opens visible windows on this display; headless by default. */
  readonly displayEnvironment?: NodeJS.ProcessEnv | undefined;
  /** Takes the whole browser: the headless shell counts no origin without TLS as secure, whatever the arguments. */
  readonly isWhole?: boolean;
  /** A program that runs the browser: `['ip', 'netns', 'exec', NAME]` gives it the network of a namespace. */
  readonly wrapper?: readonly string[] | undefined;
}

/**
 * Starts the system's Chromium, Chrome or Edge, with a microphone that plays a file. A browser has one microphone, so
 * tests with several speakers start several. Throws with instructions when there is no browser.
 */
export async function launchTestBrowser({
  microphoneFile,
  microphoneAnswer = 'allow',
  extraArguments = [],
  displayEnvironment,
  isWhole = false,
  wrapper,
}: TestBrowserOptions = {}): Promise<Browser> {
  const found = displayEnvironment === undefined && !isWhole ? findHeadlessBrowser() : findTestBrowser();
  if (!found.ok) throw new Error(found.error.message);
  const program = wrapper === undefined ? undefined : writeWrapper(wrapper, found.value);
  try {
    return await chromium.launch({
      executablePath: program?.file ?? found.value,
      headless: displayEnvironment === undefined,
      ...(displayEnvironment === undefined ? {} : { env: definedOnly(displayEnvironment) }),
      // Chromium's sandbox refuses to run as root, and containers run tests as root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        ...ARGUMENTS,
        ...(microphoneAnswer === null ? [] : [ANSWERS[microphoneAnswer]]),
        ...(microphoneFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphoneFile}`]),
        ...extraArguments,
      ],
    });
  } finally {
    program?.remove();
  }
}

interface WrapperFile {
  readonly file: string;
  /** Removes the file; a browser that runs no longer needs it. */
  remove(): void;
}

/** Writes a program that runs `browser` by `wrapper`: Playwright starts a file, and adds arguments and pipes. */
function writeWrapper(wrapper: readonly string[], browser: string): WrapperFile {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-browser-'));
  const file = path.join(folder, 'browser');
  writeFileSync(file, `#!/bin/sh\nexec ${[...wrapper, browser].join(' ')} "$@"\n`, { mode: 0o755 });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
