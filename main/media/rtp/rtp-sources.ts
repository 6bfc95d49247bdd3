import { ReceptionStats } from './reception-stats.ts';
import { SilentPackets } from './silent-packets.ts';
import type { SrtpSessionKeys } from './srtp-keys.ts';
import { SrtpReceiver } from './srtp.ts';

/** While the current source sends, no other one counts. Senders with DTX pause for 400 ms. */
export const SOURCE_SILENCE_MS = 1_000;

/** Sources of one peer. A restarted encoder makes one; more would be an attack on memory. */
export const MAX_SOURCES = 16;

/** The state of one source (SSRC) of a peer's packets. */
export class RtpSource {
  readonly srtp: SrtpReceiver;
  readonly reception = new ReceptionStats();
  readonly silence = new SilentPackets();

  constructor(keys: SrtpSessionKeys) {
    this.srtp = new SrtpReceiver(keys);
  }
}

/**
 * The sources of a peer, of which one at a time is heard. A sender may change its SSRC at any time (RFC 3550, section
 * 8): when it restarts its encoder or track, or announced another one than it uses. Earlier sources keep their replay
 * windows, so that recorded packets of theirs stay replays.
 */
export class RtpSources {
  readonly #keys: SrtpSessionKeys;
  readonly #known = new Map<number, RtpSource>();
  /** A source whose SSRC is not known before one of its packets is authentic. */
  #fresh: RtpSource;
  #lastPacketMs: number;

  current: RtpSource;
  currentSsrc: number | undefined;

  /** `announcedSsrc`: the one in the peer's description; undefined = the first authentic one. */
  constructor(keys: SrtpSessionKeys, announcedSsrc: number | undefined, nowMs: number) {
    this.#keys = keys;
    this.#fresh = new RtpSource(keys);
    this.#lastPacketMs = nowMs;
    this.current = this.#fresh;
    if (announcedSsrc !== undefined) this.#makeCurrent(this.#fresh, announcedSsrc);
  }

  /** Packets of all sources that declared silence and were not decrypted. */
  get unopenedPackets(): number {
    let count = 0;
    for (const source of this.#known.values()) count += source.silence.count;
    return count;
  }

  /** Returns the source whose packet this would be if it is authentic; undefined if it does not count now. */
  find(ssrc: number, nowMs: number): RtpSource | undefined {
    if (ssrc === this.currentSsrc || this.currentSsrc === undefined) return this.current;
    if (nowMs - this.#lastPacketMs < SOURCE_SILENCE_MS) return undefined;
    return this.#known.get(ssrc) ?? (this.#known.size < MAX_SOURCES ? this.#fresh : undefined);
  }

  /** Records a packet of the source that `find` returned for `ssrc`. Only an authentic one may change the source. */
  accept(source: RtpSource, ssrc: number, nowMs: number): void {
    this.#lastPacketMs = nowMs;
    if (ssrc !== this.currentSsrc) this.#makeCurrent(source, ssrc);
  }

  #makeCurrent(source: RtpSource, ssrc: number): void {
    this.current = source;
    this.currentSsrc = ssrc;
    this.#known.set(ssrc, source);
    if (source === this.#fresh) this.#fresh = new RtpSource(this.#keys);
  }
}
