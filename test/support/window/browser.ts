import { chromium, type Browser } from 'playwright';
import { findTestBrowser } from '../../../scripts/test/find-test-browser.ts';

/** Keep the browser quiet where there is no internet, and let pages play and record without anybody's click. */
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
];

const ANSWERS = { allow: '--use-fake-ui-for-media-stream', deny: '--deny-permission-prompts' } as const;

export interface TestBrowserOptions {
  /** WAV file that the microphone plays, from its start, again and again. Without it, Chromium's own beeps. */
  readonly microphoneFile?: string;
  /** What the person says when a page asks for the microphone; nothing at all where it is null. */
  readonly microphoneAnswer?: 'allow' | 'deny' | null;
  readonly extraArguments?: readonly string[];
  /** Opens windows on the display that is named there, as for a person; left out, there are none. */
  readonly displayEnvironment?: NodeJS.ProcessEnv | undefined;
}

/**
 * Starts the system's Chromium, Chrome or Edge, with a microphone that plays a file. One browser has one
 * microphone: tests with several speakers start several. Throws with what to do where there is no browser.
 */
export async function launchTestBrowser({
  microphoneFile,
  microphoneAnswer = 'allow',
  extraArguments = [],
  displayEnvironment,
}: TestBrowserOptions = {}): Promise<Browser> {
  const found = findTestBrowser();
  if (!found.ok) throw new Error(found.error.message);
  return chromium.launch({
    executablePath: found.value,
    headless: displayEnvironment === undefined,
    ...(displayEnvironment === undefined ? {} : { env: definedOnly(displayEnvironment) }),
    // The sandbox of Chromium refuses to run as root, as which containers run tests.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      ...ARGUMENTS,
      ...(microphoneAnswer === null ? [] : [ANSWERS[microphoneAnswer]]),
      ...(microphoneFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphoneFile}`]),
      ...extraArguments,
    ],
  });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
