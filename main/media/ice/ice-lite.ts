import { createIceCredentials, type IceCredentials } from './ice-credentials.ts';

/** An address from which a peer proved that it knows our ICE password. */
export interface VerifiedPath {
  readonly address: string;
  readonly port: number;
  /** When the last authentic check arrived from it. */
  verifiedAtMs: number;
}

/** Interfaces x address families x NAT rebindings of one client; more would be an attack on memory. */
export const MAX_PATHS = 16;

/** A path without a check for this long gives up its place. Chromium checks each path at least every 15 s. */
const PATH_LIFETIME_MS = 30_000;

/** The ICE-lite state of one peer (RFC 8445, section 6.1): its verified addresses, and the one it chose. */
export class IceLiteAgent {
  readonly local: IceCredentials = createIceCredentials();
  readonly #remoteUsernameFragment: string;
  #paths: VerifiedPath[] = [];
  #selected: VerifiedPath | undefined;

  constructor(remoteUsernameFragment: string) {
    this.#remoteUsernameFragment = remoteUsernameFragment;
  }

  /** The destination of packets to the peer: the address it nominated last, or before that the first one it proved. */
  get selected(): VerifiedPath | undefined {
    return this.#selected ?? this.#paths[0];
  }

  get paths(): readonly VerifiedPath[] {
    return this.#paths;
  }

  /** Returns whether a check's USERNAME is the agreed one: "ours:theirs". */
  isUsername(username: string): boolean {
    return username === `${this.local.usernameFragment}:${this.#remoteUsernameFragment}`;
  }

  /**
   * Records an authentic check. The latest nomination counts, because the client knows best which of its networks
   * works. Returns the path, and the stale ones dropped for it; undefined if there are too many.
   */
  onCheck(
    address: string,
    port: number,
    isNomination: boolean,
    nowMs: number,
  ): { readonly path: VerifiedPath; readonly expired: readonly VerifiedPath[] } | undefined {
    let path = this.#paths.find((known) => known.port === port && known.address === address);
    let expired: readonly VerifiedPath[] = [];
    if (path === undefined) {
      if (this.#paths.length >= MAX_PATHS) expired = this.#expire(nowMs);
      if (this.#paths.length >= MAX_PATHS) return undefined;
      path = { address, port, verifiedAtMs: nowMs };
      this.#paths.push(path);
    }
    path.verifiedAtMs = nowMs;
    if (isNomination) this.#selected = path;
    return { path, expired };
  }

  #expire(nowMs: number): VerifiedPath[] {
    const isStale = (path: VerifiedPath): boolean =>
      path !== this.#selected && nowMs - path.verifiedAtMs > PATH_LIFETIME_MS;
    const stale = this.#paths.filter(isStale);
    this.#paths = this.#paths.filter((path) => !isStale(path));
    return stale;
  }
}
