/** When a member takes its host for lost. All times are the member's own. */

/** Silence that counts if the host's kernel has closed the signalling connection: it sends a packet each 400 ms. */
const CLOSED_SILENCE_MS = 400;
/** Three missed packets in a row. */
const SILENCE_MS = 1_200;
/** Silence before the only elector of a lobby makes itself the host without any other sign of the host's end. */
const LONE_SILENCE_MS = 5_000;
/** Time for the first packet of a host that the member has just begun to follow. */
const CONNECT_GRACE_MS = 2_500;

/** A member's knowledge of whether its host is alive. */
export interface HostLife {
  /** In the future while the link to a new host is being made. */
  readonly lastPacketMs: number;
  /** When signalling closed without a `closing`; null = it is open, or there was none. */
  readonly closedAtMs: number | null;
  /** null = the host is alive, as far as the member knows. */
  readonly lostAtMs: number | null;
}

/** Returns the life of a host whose link has just opened, or is about to: `isOpen`. */
export function beginLife(isOpen: boolean, nowMs: number): HostLife {
  return { lastPacketMs: isOpen ? nowMs : nowMs + CONNECT_GRACE_MS, closedAtMs: null, lostAtMs: null };
}

/** Returns the host's life after a look at the clock. `lastPacketMs`: when the last packet came, of any kind. */
export function watchLife(life: HostLife, lastPacketMs: number, nowMs: number): HostLife {
  const heard = { ...life, lastPacketMs: Math.max(life.lastPacketMs, lastPacketMs) };
  const silentMs = nowMs - heard.lastPacketMs;
  const isLost = silentMs >= SILENCE_MS || (life.closedAtMs !== null && silentMs >= CLOSED_SILENCE_MS);
  return { ...heard, lostAtMs: isLost ? (life.lostAtMs ?? nowMs) : null };
}

/** Returns whether the host's end is certain enough for a member that nobody can contradict. */
export function isProvenDead({ lastPacketMs, closedAtMs, lostAtMs }: HostLife, nowMs: number): boolean {
  return lostAtMs !== null && (closedAtMs !== null || nowMs - lastPacketMs >= LONE_SILENCE_MS);
}
