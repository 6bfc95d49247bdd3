import { createIceCredentials, type IceCredentials } from './ice-credentials.ts';

/** An address from which a peer proved that it knows our ICE password. */
export interface VerifiedPath {
  readonly address: string;
  readonly port: number;
  /** When an authentic check came from it last. */
  verifiedAtMs: number;
}

/** Interfaces x address families x NAT rebindings of one client; more is an attack on memory. */
export const MAX_PATHS = 16;

/** A path without a check for so long gives its place up. Chromium checks each path at least every 15 s. */
const PATH_LIFETIME_MS = 30_000;

/** What ICE-lite has to know of one peer (RFC 8445, section 6.1): its verified addresses, and which one it chose. */
export class IceLiteAgent {
  readonly local: IceCredentials = createIceCredentials();
  readonly #remoteUsernameFragment: string;
  #paths: VerifiedPath[] = [];
  #selected: VerifiedPath | undefined;

  constructor(remoteUsernameFragment: string) {
    this.#remoteUsernameFragment = remoteUsernameFragment;
  }

  /** Where packets to the peer go: the address it nominated last, before that the first one that it proved. */
  get selected(): VerifiedPath | undefined {
    return this.#selected ?? this.#paths[0];
  }

  get paths(): readonly VerifiedPath[] {
    return this.#paths;
  }

  /** Whether a check's USERNAME is the one both ends agreed on: "ours:theirs". */
  isUsername(username: string): boolean {
    return username === `${this.local.usernameFragment}:${this.#remoteUsernameFragment}`;
  }

  /**
   * Notes an authentic check. The latest nomination counts, for the client knows best which of its networks works.
   * Returns the path, and the stale ones that were given up for it; undefined where there are too many.
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
