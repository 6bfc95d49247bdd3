import { scheduleTimer } from '../../../shared/schedule.ts';
import { listOwnAddresses } from '../ice/own-addresses.ts';
import { PunchList, type PunchTarget } from '../ice/punch-list.ts';
import { Puncher } from '../ice/puncher.ts';
import type { MuxPeer } from './mux-peer.ts';
import { PunchBudget } from './punch-budget.ts';

export interface GuestPunchingOptions {
  /** Where the host listens, as in `UdpPortOptions`. */
  readonly bindAddress: string;
  readonly nowMs: () => number;
  readonly send: (peer: MuxPeer, target: PunchTarget) => void;
}

/** The places that guests have named, and the host's checks to them. */
export class GuestPunching {
  readonly #options: GuestPunchingOptions;
  readonly #lists = new Map<MuxPeer, PunchList>();
  readonly #groups = new WeakMap<MuxPeer, string>();
  readonly #budget = new PunchBudget();
  readonly #puncher: Puncher<MuxPeer>;

  constructor(options: GuestPunchingOptions) {
    this.#options = options;
    this.#puncher = new Puncher<MuxPeer>({
      schedule: scheduleTimer,
      nowMs: options.nowMs,
      isDone: (peer) => peer.ice.hasChosen,
      mayCheck: (peer, { address }) => this.#budget.take(this.#groups.get(peer) ?? '', address, options.nowMs()),
      send: options.send,
    });
  }

  /** Takes the value of `a=candidate` from a guest of `addressGroup`, if a guest may name that place. */
  add(peer: MuxPeer, candidate: string, addressGroup: string): void {
    this.#groups.set(peer, addressGroup);
    let list = this.#lists.get(peer);
    if (list === undefined) {
      const { bindAddress } = this.#options;
      const ownAddresses = new Set(listOwnAddresses().map(({ address }) => address));
      list = new PunchList({ isLoopbackHost: bindAddress === '127.0.0.1' || bindAddress === '::1', ownAddresses });
      this.#lists.set(peer, list);
    }
    if (list.add(candidate)) this.#puncher.start(peer, list);
  }

  /** Sends nothing more for a peer. Returns the places that it had named. */
  stop(peer: MuxPeer): readonly PunchTarget[] {
    const targets = this.#lists.get(peer)?.targets ?? [];
    this.#puncher.stop(peer);
    this.#lists.delete(peer);
    return targets;
  }

  close(): void {
    this.#puncher.close();
  }
}
