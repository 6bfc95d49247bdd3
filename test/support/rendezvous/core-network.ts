import type { PeerId, RendezvousAction } from '../../../main/rendezvous/core/peers.ts';
import { RendezvousCore } from '../../../main/rendezvous/core/rendezvous-core.ts';
import { hideGroup } from '../../../main/rendezvous/hide-group.ts';
import { readRendezvousMessage } from '../../../main/rendezvous/read-message.ts';
import type { ToRendezvous } from '../../../shared/rendezvous/messages.ts';
import { checkRegistration } from '../../../shared/rendezvous/registration.ts';
import type { OpenTextSocket, TextSocketEvents } from '../../../shared/rendezvous/text-socket.ts';
import { proveLink } from '../../../shared/succession/prove-link.ts';

const NAME = 'meet.example.org';

/** The rendezvous that runs, with real proofs, over connections in memory. Messages arrive in later microtasks. */
export class CoreNetwork {
  readonly core: RendezvousCore;
  /** What the core hears in place of what a connection says: a test makes the server lie with it. */
  mishear: (message: ToRendezvous) => ToRendezvous = (message) => message;
  nowMs = 0;
  readonly #ends = new Map<PeerId, TextSocketEvents>();
  #lastId = 0;
  #random = 0;

  constructor() {
    this.core = new RendezvousCore({
      createNonce: () => Buffer.alloc(16, 1).toString('base64url'),
      timeS: () => 1_900_000_000,
      randomBelow: (limit) => (this.#random += 1) % limit,
      hideGroup: (group, scope) => hideGroup(new Uint8Array(32), group, scope),
      createRelayServers: () => [],
    });
  }

  readonly open: OpenTextSocket = (_url, events) => {
    const id = (this.#lastId += 1);
    this.#ends.set(id, events);
    const description = {
      ...{ address: '203.0.113.9', group: `group ${id}`, isProbeable: true, name: NAME, stunServers: [], page: '' },
    };
    queueMicrotask(() => this.#perform(this.core.connect(id, description, this.nowMs)));
    return {
      send: (text) => this.#receive(id, text),
      close: () => {
        if (this.#ends.delete(id)) this.#perform(this.core.disconnect(id, this.nowMs));
      },
    };
  };

  /** Ends everything, as when the server restarts: it has kept nothing. */
  cutAll(): void {
    for (const [id, events] of [...this.#ends]) {
      this.#ends.delete(id);
      this.#perform(this.core.disconnect(id, this.nowMs));
      events.onClosed();
    }
  }

  #receive(id: PeerId, text: string): void {
    if (!this.#ends.has(id)) return;
    const message = readRendezvousMessage(text);
    this.#perform(
      message.ok
        ? this.core.handle(id, this.mishear(message.value), this.nowMs)
        : this.core.handleUnreadable(id, message.error.code, message.error.message),
    );
  }

  #perform(actions: readonly RendezvousAction[]): void {
    for (const action of actions) {
      const { peer } = action;
      const events = this.#ends.get(peer);
      if (events === undefined) continue;
      if (action.type === 'send') {
        const text = JSON.stringify(action.message);
        queueMicrotask(() => this.#ends.has(peer) && events.onText(text));
      } else if (action.type === 'close') {
        queueMicrotask(() => this.#ends.delete(peer) && events.onClosed());
      } else if (action.type === 'prove') {
        void checkRegistration(action.message, action.nonce, action.name).then((registration) =>
          this.#perform(this.core.proved(peer, registration, this.nowMs)),
        );
      } else if (action.type === 'link') {
        void proveLink(action.claim, action.end).then((link) =>
          this.#perform(this.core.linked(peer, action.chain, link, this.nowMs)),
        );
      }
    }
  }
}
