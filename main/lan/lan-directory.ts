import { LAN_SERVICE, LAN_TTL_SECONDS, readLanLobby, type LanLobby, type LanRecord } from './lan-lobby.ts';

/** More lobbies in one network are an attack. */
const MAX_LOBBIES = 64;
/** Records of one packet that are looked at. */
const MAX_RECORDS = 128;

interface Known {
  readonly lobby: LanLobby;
  readonly endsAtMs: number;
}

/** The lobbies that were heard of in the local network. Pure: packets and time are passed in. */
export class LanDirectory {
  readonly #known = new Map<string, Known>();

  /** By name, then by fingerprint. */
  get lobbies(): readonly LanLobby[] {
    return [...this.#known.values()]
      .map(({ lobby }) => lobby)
      .sort((a, b) => a.name.localeCompare(b.name) || a.certificateSha256.localeCompare(b.certificateSha256));
  }

  /** Takes the records of a response that `sender` sent. Returns whether the lobbies have changed. */
  take(records: readonly LanRecord[], sender: string, nowMs: number): boolean {
    const seen = records.slice(0, MAX_RECORDS).filter(({ name }) => name.toLowerCase().endsWith(LAN_SERVICE));
    let hasChanged = false;
    for (const srv of seen) {
      if (srv.type === 'PTR' && srv.ttl === 0 && typeof srv.data === 'string')
        hasChanged = this.#forget(srv.data, sender) || hasChanged;
      const txt = seen.find(({ type, name }) => type === 'TXT' && name === srv.name);
      if (srv.type !== 'SRV' || txt === undefined) continue;
      const lobby = readLanLobby(srv, txt, sender);
      if (lobby === undefined) continue;
      const ttlSeconds = Math.min(LAN_TTL_SECONDS, srv.ttl ?? 0);
      hasChanged =
        (ttlSeconds === 0
          ? this.#forget(srv.name, sender)
          : this.#learn(srv.name, lobby, nowMs + ttlSeconds * 1_000)) || hasChanged;
    }
    return hasChanged;
  }

  /** Forgets what was not heard of in time. Returns whether the lobbies have changed. */
  expire(nowMs: number): boolean {
    let hasChanged = false;
    for (const [instance, { endsAtMs }] of this.#known)
      if (endsAtMs <= nowMs) hasChanged = this.#known.delete(instance) || hasChanged;
    return hasChanged;
  }

  /** One host may be heard through several adapters: the first address stays as long as it is heard. */
  #learn(instance: string, lobby: LanLobby, endsAtMs: number): boolean {
    const known = this.#known.get(instance)?.lobby;
    if (known !== undefined && known.address !== lobby.address) return false;
    if (known === undefined && this.#known.size >= MAX_LOBBIES) return false;
    this.#known.set(instance, { lobby, endsAtMs });
    return known === undefined || JSON.stringify(known) !== JSON.stringify(lobby);
  }

  /** Only the host itself can take its lobby back. */
  #forget(instance: string, sender: string): boolean {
    return this.#known.get(instance)?.lobby.address === sender && this.#known.delete(instance);
  }
}
