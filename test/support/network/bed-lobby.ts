import type { MemberName } from './bed-layout.ts';
import { serveLobby, TerminalMember, type BedHost, type TerminalMemberOptions } from './bed-members.ts';
import type { NetworkBed } from './network-bed.ts';
import type { BedBrowser } from './page-guest.ts';
import { ToneFolder } from './tones.ts';

const RESIDENT_HZ = 400;
/** Guests get tones of their own, so that a recording shows whose voice is whose. */
const FIRST_GUEST_HZ = 700;
const GUEST_STEP_HZ = 250;

/** A guest stays this long, which a busy machine needs to get some sound through. */
const GUEST_SECONDS = 5;
const RESIDENT_SECONDS = 400;

/** How a guest's visit went. */
export interface Visit {
  readonly hasJoined: boolean;
  /** Why it could not join. */
  readonly error: string | undefined;
  readonly joinMs: number | undefined;
  /** How it came in: see `MemberReport` and `PagePath`. */
  readonly path: string | undefined;
  readonly hearsResident: boolean;
  readonly hearsItself: boolean;
  /** The tone that the guest speaks. */
  readonly toneHz: number;
}

export interface BedLobbyOptions {
  /** More options of `npm run serve`. */
  readonly words?: readonly string[];
  readonly hostNamespace?: MemberName | 'pub';
  /** A member near the host, who stays and hears all guests. */
  readonly residentNamespace?: MemberName | 'pub';
  /** How wrong the clock of the host is. */
  readonly hostClockYears?: number;
}

export interface VisitOptions {
  /** More options of `npm run join`. */
  readonly words?: readonly string[];
  /** How the guest finds the lobby; by its invitation if not given. */
  readonly lobby?: TerminalMemberOptions['lobby'];
  /** How wrong the clock of the guest is. */
  readonly clockYears?: number;
}

/** A lobby on a bed, with a resident that guests hear. */
export class BedLobby {
  readonly host: BedHost;
  readonly #bed: NetworkBed;
  readonly #tones: ToneFolder;
  readonly #resident: TerminalMember;
  readonly #guestTonesHz: number[] = [];
  #closed: Promise<readonly number[]> | undefined;

  private constructor(bed: NetworkBed, tones: ToneFolder, host: BedHost, resident: TerminalMember) {
    this.#bed = bed;
    this.#tones = tones;
    this.host = host;
    this.#resident = resident;
  }

  /** Opens a lobby, and resolves when its resident is in it. */
  static async open(
    bed: NetworkBed,
    { words = [], hostNamespace = 'h1', residentNamespace = 'h2', hostClockYears = 0 }: BedLobbyOptions = {},
  ): Promise<BedLobby> {
    const host = await serveLobby(bed, hostNamespace, ['--statistics', ...words], hostClockYears);
    const tones = new ToneFolder();
    const resident = TerminalMember.start(bed, residentNamespace, tones, {
      lobby: ['--invitation', host.description.invitation],
      ...{ name: 'Heron', toneHz: RESIDENT_HZ, seconds: RESIDENT_SECONDS },
    });
    await host.program.waitFor(/"participants":1\b/);
    return new BedLobby(bed, tones, host, resident);
  }

  /** Lets a guest join, speak and leave. Resolves when it has left or given up. */
  async visit(namespace: MemberName | 'pub', options: VisitOptions = {}): Promise<Visit> {
    const toneHz = FIRST_GUEST_HZ + GUEST_STEP_HZ * this.#guestTonesHz.length;
    this.#guestTonesHz.push(toneHz);
    const guest = TerminalMember.start(this.#bed, namespace, this.#tones, {
      lobby: ['--invitation', this.host.description.invitation],
      ...{ name: `Guest ${toneHz}`, toneHz, seconds: GUEST_SECONDS },
      ...options,
    });
    const { joinMs, path, error } = await guest.report();
    const heard = await guest.hears([RESIDENT_HZ, toneHz]);
    return {
      ...{ hasJoined: error === undefined, error, joinMs, path, toneHz },
      hearsResident: heard.includes(RESIDENT_HZ),
      hearsItself: heard.includes(toneHz),
    };
  }

  /** Lets a guest open the link in a browser, join, speak and leave. Resolves when it has left or given up. */
  async visitByPage(browser: BedBrowser): Promise<Visit> {
    const { toneHz } = browser;
    if (!this.#guestTonesHz.includes(toneHz)) this.#guestTonesHz.push(toneHz);
    const guest = await browser.open(this.host.description.invitation);
    try {
      const error = await guest.join();
      const hearsResident = error === undefined && (await guest.waitUntilHears(RESIDENT_HZ));
      await guest.waitUntilSpoken();
      const path = await guest.path();
      const heard = await guest.hears([toneHz]);
      return {
        ...{ hasJoined: error === undefined, error, joinMs: await guest.joinMs(), toneHz, hearsResident },
        path: path && `${path.local} -> ${path.remote}`,
        hearsItself: heard.includes(toneHz),
      };
    } finally {
      await guest.close();
    }
  }

  /**
   * Closes the lobby, and returns the tones of the guests that the resident heard; it may not hear itself. A second
   * call returns the same.
   */
  close(): Promise<readonly number[]> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<readonly number[]> {
    try {
      return await this.#readWhatResidentHeard();
    } finally {
      await this.host.program.stop();
      this.#tones.remove();
    }
  }

  async #readWhatResidentHeard(): Promise<readonly number[]> {
    const { error } = await this.#resident.leave();
    const heard = await this.#resident.hears([RESIDENT_HZ, ...this.#guestTonesHz]);
    if (error !== undefined) throw new Error(`The resident was not in the lobby: ${error}`);
    if (heard.includes(RESIDENT_HZ)) throw new Error('The resident heard itself.');
    return heard;
  }
}
