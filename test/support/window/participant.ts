import type { Browser, Locator, Page } from 'playwright';
import type { Settings } from '../../../shared/model/settings.ts';
import { AppProcess } from '../desktop/app-process.ts';
import { waitUntilConnected } from './connected-line.ts';
import { PagePool, SPOKEN_DB, type PageOptions } from './page-pool.ts';
import { installSoundTap, readSentPackets, readTones, type StereoLevel } from '../sound/sound-tap.ts';
import { waitUntil } from '../wait-until.ts';
import { fillText } from './page/fill-text.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** Echo cancellers and similar filters turn a steady tone into silence. */
const PLAIN_SOUND = { echoCancellation: false, noiseSuppression: 'off', autoGainControl: false } as const;

export interface ParticipantOptions extends PageOptions {
  readonly name: string;
  readonly settings?: Partial<Settings>;
}

const pages = new PagePool(installSoundTap);

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
  readonly #options: ParticipantOptions;
  #frozenPids: readonly number[] = [];

  private constructor(options: ParticipantOptions, app: AppProcess, browser: Browser, page: Page) {
    this.#options = options;
    this.name = options.name;
    this.toneHz = options.toneHz;
    this.app = app;
    this.browser = browser;
    this.page = page;
  }

  /** Starts the app of a person with this name, and opens the link that it printed in a page with a microphone. */
  static async start(options: ParticipantOptions): Promise<Participant> {
    const [app, page] = await Promise.all([
      AppProcess.start(
        // A standby host costs seconds of processor time: only tests of it want one.
        { ...PLAIN_SOUND, name: options.name, canHost: false, ...options.settings },
        options.display?.environment,
        // In a namespace, a lobby must be at the addresses that others reach.
        options.wrapper === undefined ? '127.0.0.1' : '0.0.0.0',
        options.wrapper,
      ),
      pages.take(options),
    ]);
    const browser = page.context().browser();
    if (browser === null) throw new Error('the page belongs to no browser');
    await page.goto(app.link);
    await page.getByRole('main').waitFor();
    return new Participant(options, app, browser, page);
  }

  /** Hosts a lobby in which voices carry 15 m, and returns the invitation as the clipboard has it. */
  async host(): Promise<string> {
    await this.startHosting();
    return this.copyInvitation();
  }

  /** Hosts a lobby in which voices carry 15 m. */
  async startHosting(): Promise<void> {
    await this.openHostForm();
    await this.page.getByRole('radio', { name: en.lobby.rangeName.room }).check();
    await this.page.getByRole('button', { name: en.lobby.host.start, exact: true }).click();
    await this.waitUntilConnected();
  }

  /** Shows the form of a new lobby, unless it shows already. */
  async openHostForm(): Promise<void> {
    const form = this.page.getByRole('form', { name: en.lobby.host.title });
    if (await form.isVisible()) return;
    await this.page.getByRole('button', { name: en.lobby.host.title }).click();
    await form.waitFor();
  }

  /** Returns the code of the lobby that this person hosts, as it is shown to be read aloud. */
  async readCode(): Promise<string> {
    await this.openInvitation();
    const code = await this.page.getByRole('region', { name: en.reach.invite.code }).getByRole('status').innerText();
    await this.page.keyboard.press('Escape');
    return code;
  }

  /** Shows all players on the map of the lobby that this person hosts, also those out of hearing range. */
  async showEverybody(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: en.lobby.rules, exact: true }).click();
    const rules = this.page.getByRole('dialog', { name: en.rules.title });
    await rules.getByLabel(en.rules.editor.mapShows).selectOption(en.rules.editor.maps.everybody);
    await this.page.keyboard.press('Escape');
    await rules.waitFor({ state: 'hidden' });
  }

  /** Opens every form of the invitation to the lobby that this person hosts. */
  async openInvitation(): Promise<Locator> {
    await this.page.getByRole('banner').getByRole('button', { name: en.lobby.invite, exact: true }).click();
    return this.page.getByRole('dialog', { name: en.reach.invite.title });
  }

  /** Copies the invitation to the lobby that this person hosts. */
  async copyInvitation(): Promise<string> {
    const dialog = await this.openInvitation();
    const name = fillText(en.common.copyField, { name: en.reach.invite.link.toLowerCase() });
    await dialog.getByRole('button', { name }).click();
    await dialog.getByRole('button', { name: en.common.copied }).waitFor();
    await this.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async join(invitation: string): Promise<void> {
    await this.tryToJoin(invitation);
    await this.waitUntilConnected();
  }

  async tryToJoin(invitation: string): Promise<void> {
    await this.page.getByLabel(en.lobby.join.field).fill(invitation);
    await this.page.getByRole('button', { name: en.lobby.join.start, exact: true }).click();
  }

  async waitUntilConnected(): Promise<void> {
    await waitUntilConnected(this.page);
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
    return (await this.hears(speakers)).map(gainDbOf);
  }

  /** Level of a tone relative to the spoken level, dB, both channels together. */
  async toneGainDb(frequencyHz: number): Promise<number> {
    const [level] = await readTones(this.page, [frequencyHz]);
    return gainDbOf(level);
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
    await this.#killAll(await this.#browserPids());
  }

  /** Freezes app and browser, like a broken network: nothing more is sent, and no connection closes. */
  async freeze(): Promise<void> {
    this.#frozenPids = [this.app.pid, ...(await this.#browserPids())];
    for (const pid of this.#frozenPids) process.kill(pid, 'SIGSTOP');
  }

  async close(): Promise<void> {
    if (this.#frozenPids.length > 0) await this.#killAll(this.#frozenPids);
    await Promise.all([pages.giveBack(this.page, this.#options), this.app.stop()]);
  }

  /** Kills processes, those of the browser among them. Resolves when the browser is gone. */
  async #killAll(pids: readonly number[]): Promise<void> {
    const gone = new Promise((resolve) => this.browser.once('disconnected', resolve));
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await gone;
  }

  async #browserPids(): Promise<readonly number[]> {
    const session = await this.browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.map(({ id }) => id);
  }
}

function gainDbOf({ left, right }: StereoLevel = { left: -200, right: -200 }): number {
  return 10 * Math.log10(10 ** (left / 10) + 10 ** (right / 10)) - SPOKEN_DB;
}

/** Starts people at the same time. */
export function startParticipants(options: readonly ParticipantOptions[]): Promise<Participant[]> {
  return Promise.all(options.map((each) => Participant.start(each)));
}
