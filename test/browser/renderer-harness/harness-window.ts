import type { Page } from 'playwright';
import type { Settings } from '../../../shared/model/settings.ts';
import type { PagePool, PageOptions } from '../../support/window/page-pool.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { connectedLine } from '../../support/window/connected-line.ts';
import type { Harness } from './harness.ts';
import { shareHarness } from './serve-harness.ts';

declare global {
  interface Window {
    harness: Harness;
  }
}

export interface HarnessOptions {
  readonly settings?: Partial<Settings>;
  /** How many simulated players walk and talk in the lobby; 5 by default. */
  readonly players?: number;
  /** Whether the host cannot be reached. */
  readonly isUnreachable?: boolean;
  /** Whether the host is reached by UDP alone, so that it admits the window on the data channel. */
  readonly isUdpOnly?: boolean;
  /** The messages that the host knows beyond those of the first version. */
  readonly accepts?: readonly string[];
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** Sound of the microphone, Hz: a tone of -20 dBFS. */
const TONE_HZ = 440;

/** Opens the harness in pages of `pool`, and talks to the main process and the host inside the page. */
export class HarnessWindow {
  readonly page: Page;
  readonly #pool: PagePool;
  readonly #microphone: PageOptions;

  private constructor(page: Page, pool: PagePool, microphone: PageOptions) {
    this.page = page;
    this.#pool = pool;
    this.#microphone = microphone;
  }

  static async open(
    pool: PagePool,
    {
      settings = {},
      players = 5,
      isUnreachable = false,
      isUdpOnly = false,
      accepts = [],
      reducedMotion = 'reduce',
    }: HarnessOptions = {},
    microphoneAnswer: 'allow' | 'deny' = 'allow',
  ): Promise<HarnessWindow> {
    const microphone: PageOptions = { toneHz: TONE_HZ, microphoneAnswer };
    const [{ address }, page] = await Promise.all([shareHarness(), pool.take(microphone)]);
    await page.emulateMedia({ reducedMotion });
    const query = new URLSearchParams({ players: String(players), settings: JSON.stringify(settings) });
    if (isUnreachable) query.set('unreachable', '');
    if (isUdpOnly) query.set('udp', '');
    for (const type of accepts) query.append('accepts', type);
    await page.goto(`${address}?${query.toString()}`);
    const title = settings.isSetUp === false ? en.setup[settings.setupStep ?? 'sound'].title : en.app.start.title;
    await page.getByRole('heading', { name: title }).waitFor();
    return new HarnessWindow(page, pool, microphone);
  }

  async enterInvitation(): Promise<void> {
    await this.page.getByLabel(en.lobby.join.field).fill(await this.page.evaluate(() => window.harness.invitation));
    await this.page.getByRole('button', { name: en.lobby.join.start, exact: true }).click();
  }

  async join(): Promise<void> {
    await this.enterInvitation();
    await connectedLine(this.page).waitFor();
  }

  /** Messages of one type that the newest host got from this window. */
  received(type: string): Promise<readonly Record<string, unknown>[]> {
    return this.page.evaluate(
      (wanted) => window.harness.hosts.at(-1)!.received.filter((message) => message['type'] === wanted),
      type,
    );
  }

  /** Sends a message from the newest host to this window. */
  async send(message: object): Promise<void> {
    await this.page.evaluate(
      (text) => window.harness.hosts.at(-1)!.send(JSON.parse(text) as never),
      JSON.stringify(message),
    );
  }

  close(): Promise<void> {
    return this.#pool.giveBack(this.page, this.#microphone);
  }
}
