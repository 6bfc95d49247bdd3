import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { lobbiesContract } from '../../../shared/ipc/lobbies-contract.ts';
import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { success, type Failure, type Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { DirectorySearch, DirectoryView } from '../../../shared/rendezvous/directory/directory-watch.ts';
import type { LanLobby } from '../../lan/lan-lobby.ts';
import type { LanBrowser } from '../../lan/open-lan-browser.ts';
import { LanDistances, type LanDistancesOptions } from './lan-distances.ts';
import { mergeFound, type FoundEntry, type FoundPlace } from './merge-found.ts';

/** Several servers answer at about the same time; their news travel together. */
const GATHER_MS = 100;

export interface SearchPlaces {
  /** `isRendezvousAddress`. */
  readonly rendezvous: readonly string[];
  readonly includesLan: boolean;
}

/** A directory that is being watched. */
interface Watch {
  readonly view: DirectoryView;
  stop(): void;
}

export interface EnterRequest {
  /** `FoundLobby.id`. */
  readonly id: string;
  /** For a listing with a password; '' for others. */
  readonly password: string;
  /** Shown to the host by a knock. */
  readonly name: string;
}

/** A way into a found lobby. Gives up when `signal` is aborted. */
type Enter<Place, Code extends string> = (
  place: Place,
  request: EnterRequest,
  signal: AbortSignal,
) => Promise<Result<Invitation, Code>>;

export interface LobbyFinderPorts<Code extends string> {
  readonly openLan: (onChange: (lobbies: readonly LanLobby[]) => void) => LanBrowser;
  readonly watch: (address: string, search: DirectorySearch, onChange: () => void) => Watch;
  /** As `LanDistancesOptions.measure`. */
  readonly measureLan: LanDistancesOptions['measure'];
  readonly enterLan: Enter<LanLobby, Code>;
  readonly enterListed: Enter<FoundEntry, Code>;
  /** Returns the players in a lobby whom you know, as far as it announces them; not given = nobody is known. */
  readonly knownIn?: ((lobby: LanLobby) => readonly string[]) | undefined;
  readonly schedule: Schedule;
}

/** The results of a search so far. */
type FoundReport = PayloadOf<typeof lobbiesContract, 'lobbies:found'>;

type FinderFailure<Code extends string> = Code | 'lobby-not-there' | 'superseded' | 'wrong-lobby-password';

/**
 * Finds lobbies on the local network and in the directories of rendezvous servers, all at the same time, and gets
 * invitations to them.
 */
export class LobbyFinder<Code extends string = string> {
  readonly #ports: LobbyFinderPorts<Code>;
  readonly #listeners = new Set<(report: FoundReport) => void>();
  /** Stays after the search, so that what it found can still be entered. */
  #found: ReadonlyMap<string, FoundPlace> = new Map();
  #stopSearch = (): void => {};
  #entering: AbortController | undefined;

  constructor(ports: LobbyFinderPorts<Code>) {
    this.#ports = ports;
  }

  /** Calls `listener` with what the search has found so far. Returns a function that stops that. */
  onFound(listener: (report: FoundReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Searches until `stop`. Replaces the search before it. Reports at once, and with every change. */
  search(search: DirectorySearch, { rendezvous, includesLan }: SearchPlaces): void {
    this.#stopSearch();
    const { openLan, measureLan, watch, knownIn, schedule } = this.#ports;
    let lan: readonly LanLobby[] = [];
    let cancelReport: (() => void) | undefined;
    const reportSoon = (): void => {
      cancelReport ??= schedule(() => {
        cancelReport = undefined;
        report();
      }, GATHER_MS);
    };
    const watches = [...new Set(rendezvous)].map((address) => ({
      rendezvous: address,
      watched: watch(address, search, reportSoon),
    }));
    const report = (): void => {
      const directories = watches.map(({ rendezvous: address, watched }) => ({
        rendezvous: address,
        view: watched.view,
      }));
      this.#found = mergeFound(lan, directories, (lobby) => distances.of(lobby), knownIn);
      const lobbies = [...this.#found.values()].map(({ shown }) => shown);
      const servers = directories.map(({ view: { state, hasMore }, ...server }) => ({ ...server, state, hasMore }));
      for (const listener of this.#listeners) listener({ lobbies, servers });
    };
    const distances = new LanDistances({ measure: measureLan, onChange: reportSoon });
    const browser = includesLan
      ? openLan((lobbies) => {
          lan = lobbies;
          distances.follow(lobbies);
          reportSoon();
        })
      : undefined;
    this.#stopSearch = () => {
      cancelReport?.();
      browser?.close();
      distances.stop();
      for (const { watched } of watches) watched.stop();
      this.#stopSearch = () => {};
    };
    reportSoon();
  }

  stop(): void {
    this.#stopSearch();
  }

  /**
   * Gets the invitation of a found lobby. Replaces the attempt before it. A lobby that is open to everybody has shown
   * its invitation; the others ask their host.
   */
  async enter(request: EnterRequest): Promise<Result<Invitation, FinderFailure<Code>>> {
    this.cancelEnter();
    const place = this.#found.get(request.id);
    if (place === undefined) return { ok: false, error: NOT_LISTED };
    const entering = new AbortController();
    this.#entering = entering;
    const entered = await this.#enter(place, request, entering.signal);
    if (entering.signal.aborted) return { ok: false, error: SUPERSEDED };
    this.#entering = undefined;
    return entered;
  }

  /** Gives up an attempt to enter, and takes a knock back. */
  cancelEnter(): void {
    this.#entering?.abort();
    this.#entering = undefined;
  }

  close(): void {
    this.stop();
    this.cancelEnter();
  }

  async #enter(
    { shown, lan, listed }: FoundPlace,
    request: EnterRequest,
    signal: AbortSignal,
  ): Promise<Result<Invitation, FinderFailure<Code>>> {
    // A neighbour can announce the certificate of any listed lobby, and only the directory leads in by a password.
    if (lan === undefined || shown.access === 'password' || listed[0]?.invitation !== undefined)
      return this.#enterListed(listed, request, signal);
    const entered = await this.#ports.enterLan(lan, request, signal);
    if (entered.ok || signal.aborted || !NOT_REACHED.has(entered.error.code)) return entered;
    const toKnock = listed.filter(({ listing }) => listing.access === 'knock');
    return toKnock.length === 0 ? entered : this.#enterListed(toKnock, request, signal);
  }

  /** Tries the entries of a lobby in their order, until a host has answered. */
  async #enterListed(
    entries: readonly FoundEntry[],
    request: EnterRequest,
    signal: AbortSignal,
  ): Promise<Result<Invitation, FinderFailure<Code>>> {
    let failed: Failure<FinderFailure<Code>> | undefined;
    for (const entry of entries) {
      if (entry.invitation !== undefined) return success(entry.invitation);
      if (entry.listing.access === 'password' && request.password === '') {
        failed ??= NO_PASSWORD;
        continue;
      }
      const entered = await this.#ports.enterListed(entry, request, signal);
      if (entered.ok || signal.aborted || !NOT_ANSWERED.has(entered.error.code)) return entered;
      failed = entered.error;
    }
    return { ok: false, error: failed ?? NOT_LISTED };
  }
}

/** Failures of the local network after which the same knock may get through the directory's rendezvous. */
const NOT_REACHED: ReadonlySet<string> = new Set([
  'unreachable',
  'port-refused',
  'name-unknown',
  'timeout',
  'wrong-certificate',
]);

/** Failures of an entry after which another server may still lead to the host: one that lies, or is out of date. */
const NOT_ANSWERED: ReadonlySet<string> = new Set([
  'no-rendezvous',
  'rendezvous-busy',
  'lobby-busy',
  'lobby-not-there',
  'host-lost',
  'wrong-certificate',
  'bad-answer',
]);

const NOT_LISTED: Failure<'lobby-not-there'> = {
  code: 'lobby-not-there',
  message: 'This lobby is no longer listed. Search again, or ask its host.',
};

const NO_PASSWORD: Failure<'wrong-lobby-password'> = {
  code: 'wrong-lobby-password',
  message: 'This lobby asks for a password.',
};

const SUPERSEDED: Failure<'superseded'> = {
  code: 'superseded',
  message: 'Cancelled because something else was started.',
};
