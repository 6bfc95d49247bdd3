import { MAX_CANDIDATES, MAX_CANDIDATE_LENGTH } from '../../shared/protocol/limits.ts';

/** Addresses of adapters come first and may be many; the others lead through routers and relays. */
const MAX_OWN_ADDRESSES = 10;

/**
 * Passes this side's candidates to the host as they are gathered, those of the time before the host answered first. The
 * host takes `MAX_CANDIDATES`. It sends packets to them, so candidates without an address that it can use are left out:
 * TCP, where only this side connects, and names of the local network (mDNS).
 */
export class CandidateTrickle {
  readonly #waiting: string[] = [];
  #ownAddresses = 0;
  #taken = 0;
  #send: ((candidate: string) => void) | undefined;
  #isOver = false;

  /** Takes a candidate as in `RTCIceCandidate.candidate`; '' = that was the last one. */
  add(candidate: string): void {
    if (this.#isOver || !this.#isWanted(candidate)) return;
    if (this.#send === undefined) this.#waiting.push(candidate);
    else this.#send(candidate);
  }

  /** Sends what waits, and everything later at once. */
  start(send: (candidate: string) => void): void {
    if (this.#isOver) return;
    this.#send = send;
    for (const candidate of this.#waiting.splice(0)) send(candidate);
  }

  /** Sends nothing more. */
  stop(): void {
    this.#isOver = true;
    this.#waiting.length = 0;
  }

  #isWanted(candidate: string): boolean {
    // candidate:FOUNDATION COMPONENT TRANSPORT PRIORITY ADDRESS PORT typ TYPE ... (RFC 8839, section 5.1)
    const [, , transport = '', , address = '', , , type] = candidate.split(' ');
    if (transport.toLowerCase() !== 'udp' || address.toLowerCase().endsWith('.local')) return false;
    if (candidate.length > MAX_CANDIDATE_LENGTH || this.#taken === MAX_CANDIDATES) return false;
    if (type === 'host' && this.#ownAddresses === MAX_OWN_ADDRESSES) return false;
    if (type === 'host') this.#ownAddresses++;
    this.#taken++;
    return true;
  }
}
