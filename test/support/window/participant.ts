import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { formatWav } from '../../../main/client/wav-file.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { AppProcess } from '../desktop/app-process.ts';
import { launchTestBrowser } from './browser.ts';
import { sine } from '../signals.ts';
import { installSoundTap, readSentPackets, readTones, type StereoLevel } from '../sound/sound-tap.ts';
import type { VirtualDisplay } from './virtual-display.ts';
import { waitUntil } from '../wait-until.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** RMS of every participant's tone, dBFS. */
const SPOKEN_DB = -20;

/** Echo cancellers and similar filters turn a steady tone into silence. */
const PLAIN_SOUND = { echoCancellation: false, noiseSuppression: 'off', autoGainControl: false } as const;

/** The route to a host on the same machine, which the app's window also uses. */
const LOOPBACK_ARGUMENTS = ['--allow-loopback-in-peer-connection'];

export interface ParticipantOptions {
  readonly name: string;
  /** The sound that the microphone picks up, in a loop. */
  readonly toneHz: number;
  readonly settings?: Partial<Settings>;
  /** The tone sounds and pauses alternately for this many whole seconds; by default it never pauses. */
  readonly pausesEverySeconds?: number;
  /** The person's display; none by default. */
  readonly display?: VirtualDisplay;
  readonly microphoneAnswer?: 'allow' | 'deny';
}

/** A position as shown in the list of people: "8.9 m behind left". */
export interface Whereabouts {
  readonly fromMetres?: number;
  readonly direction?: 'ahead' | 'right' | 'behind' | 'left';
}

/** A person with a computer: the app's real process, a browser with a microphone, and actions in the window. */
export class Participant {
  readonly name: string;
  readonly toneHz: number;
  readonly app: AppProcess;
  readonly browser: Browser;
  readonly page: Page;
  #frozenPids: readonly number[] = [];

  private constructor({ name, toneHz }: ParticipantOptions, app: AppProcess, browser: Browser, page: Page) {
    this.name = name;
    this.toneHz = toneHz;
    this.app = app;
    this.browser = browser;
    this.page = page;
  }

  /** Starts app and browser, opens the link that the app printed, and fills in the name. */
  static async start(options: ParticipantOptions): Promise<Participant> {
    const { microphoneAnswer = 'allow', display } = options;
    const app = await AppProcess.start({ ...PLAIN_SOUND, ...options.settings }, display?.environment);
    const microphoneFile = path.join(app.folder, 'microphone.wav');
    writeFileSync(microphoneFile, formatWav(spoken(options), 1));
    const browser = await launchTestBrowser({
      microphoneFile,
      microphoneAnswer,
      extraArguments: LOOPBACK_ARGUMENTS,
      displayEnvironment: display?.environment,
    });
    const context = await browser.newContext({ viewport: { width: 1_000, height: 700 } });
    if (microphoneAnswer === 'allow')
      await context.grantPermissions(['microphone', 'clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await installSoundTap(page);
    await page.goto(app.link);
    await page.getByLabel(en.settings.name).fill(options.name);
    return new Participant(options, app, browser, page);
  }

  /** Hosts a lobby in which voices carry 15 m, and returns the invitation as the clipboard has it. */
  async host(): Promise<string> {
    await this.page.getByRole('radio', { name: en.lobby.rangeName.room }).check();
    await this.page.getByRole('button', { name: en.lobby.host.start, exact: true }).click();
    await this.waitUntilConnected();
    return this.copyInvitation();
  }

  async copyInvitation(): Promise<string> {
    await this.page.getByRole('button', { name: en.lobby.copyInvitation }).click();
    await this.page.getByRole('button', { name: en.common.copied }).waitFor();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async join(invitation: string): Promise<void> {
    await this.tryToJoin(invitation);
    await this.waitUntilConnected();
  }

  async tryToJoin(invitation: string): Promise<void> {
    await this.page.getByLabel(en.lobby.join.invitation).fill(invitation);
    await this.page.getByRole('button', { name: en.lobby.join.start, exact: true }).click();
  }

  async waitUntilConnected(): Promise<void> {
    await this.page.getByRole('banner').getByText(en.lobby.state.connected).waitFor();
  }

  /** The other's row in the list of people. */
  rowOf(other: Participant): Locator {
    return this.page
      .getByRole('region', { name: en.people.title })
      .getByRole('listitem')
      .filter({ has: this.page.getByText(other.name, { exact: true }) });
  }

  /** The other's distance from the list of people. NaN while it shows none. */
  async metresTo(other: Participant): Promise<number> {
    const [, metres] = /([\d.]+) m (?:ahead|behind|left|right)/.exec(await this.rowOf(other).innerText()) ?? [];
    return Number(metres);
  }

  /** Level of each person's tone in each channel, dBFS, in order. */
  hears(speakers: readonly Participant[]): Promise<readonly StereoLevel[]> {
    return readTones(
      this.page,
      speakers.map(({ toneHz }) => toneHz),
    );
  }

  /** Level of each person's tone relative to the spoken level, dB, both channels together, in order. */
  async gainsDb(speakers: readonly Participant[]): Promise<readonly number[]> {
    return (await this.hears(speakers)).map(
      ({ left, right }) => 10 * Math.log10(10 ** (left / 10) + 10 ** (right / 10)) - SPOKEN_DB,
    );
  }

  /** How many sound packets this person sends while at least `lastingMs` pass. */
  async packetsSentWithin(lastingMs: number): Promise<number> {
    const before = await readSentPackets(this.page);
    let now = before;
    await waitUntil('time has passed', async () => {
      now = await readSentPackets(this.page);
      return now.atMs - before.atMs >= lastingMs;
    });
    return now.count - before.count;
  }

  /**
   * Holds keys (`KeyboardEvent.code`) until the list of people shows `other` at least `fromMetres` away, in a direction
   * that contains `direction`. The page checks at each frame, because a busy machine would answer an outside check too
   * late to stop the walk in time.
   */
  async holdKeysUntil(
    codes: readonly string[],
    other: Participant,
    { fromMetres = 0, direction }: Whereabouts,
  ): Promise<void> {
    const row = await this.rowOf(other).elementHandle();
    for (const code of codes) await this.page.keyboard.down(code);
    try {
      await this.page.waitForFunction(
        ({ row, fromMetres, direction }) => {
          const [, metres, words = ''] = /([\d.]+) m ([a-z ]+)/.exec((row as HTMLElement).innerText) ?? [];
          return Number(metres) >= fromMetres && words.includes(direction ?? '');
        },
        { row, fromMetres, direction },
        { timeout: 20_000 },
      );
    } finally {
      for (const code of codes) await this.page.keyboard.up(code);
    }
  }

  /** Ends the browser like a crash: all its processes at once. */
  async killBrowser(): Promise<void> {
    const gone = new Promise((resolve) => this.browser.once('disconnected', resolve));
    for (const pid of await this.#browserPids()) process.kill(pid, 'SIGKILL');
    await gone;
  }

  /** Freezes app and browser, like a broken network: nothing more is sent, and no connection closes. */
  async freeze(): Promise<void> {
    this.#frozenPids = [this.app.pid, ...(await this.#browserPids())];
    for (const pid of this.#frozenPids) process.kill(pid, 'SIGSTOP');
  }

  async close(): Promise<void> {
    for (const pid of this.#frozenPids) process.kill(pid, 'SIGKILL');
    await this.browser.close();
    await this.app.stop();
  }

  async #browserPids(): Promise<readonly number[]> {
    const session = await this.browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.map(({ id }) => id);
  }
}

/** The sound to loop. Whole seconds hold whole periods, so the loop does not click. */
function spoken({ toneHz, pausesEverySeconds = 0 }: ParticipantOptions): Float32Array {
  const samples = new Float32Array(SAMPLE_RATE_HZ * Math.max(1, 2 * pausesEverySeconds));
  samples.set(sine(toneHz, Math.SQRT2 * 10 ** (SPOKEN_DB / 20), SAMPLE_RATE_HZ * Math.max(1, pausesEverySeconds)));
  return samples;
}

/** Starts people one after the other, so that only the first one builds the window if needed. */
export async function startParticipants(options: readonly ParticipantOptions[]): Promise<Participant[]> {
  const [first, ...others] = options;
  if (first === undefined) return [];
  return [await Participant.start(first), ...(await Promise.all(others.map((other) => Participant.start(other))))];
}
