import type { ClientboundChannelMessage, ServerboundChannelMessage } from '../../shared/protocol/channel.ts';
import type { TextRow, TextTarget } from '../../shared/protocol/text/text-messages.ts';

export interface TextConversationOptions {
  /** Sends on the connection that is used now. */
  readonly send: (message: ServerboundChannelMessage) => void;
  /** Returns whether the host knows text. */
  readonly isAccepted: () => boolean;
  /** A message is new, or has changed. The ones of this client come back, too. */
  readonly onRow: (row: TextRow, isNew: boolean) => void;
  readonly onRefused: (message: string) => void;
  readonly random: () => number;
}

const REQUESTS = 2 ** 48;

/** Text for a client without a window: it gets every message once and in order, over reconnects and other hosts. */
export class TextConversation {
  readonly #options: TextConversationOptions;
  /** Messages without an answer, by request. */
  readonly #waiting = new Map<number, { readonly to: TextTarget; readonly text: string }>();
  /** Messages that have come, by author and request, which hold from host to host. */
  readonly #known = new Set<string>();
  #log = '';
  #end = 0;

  constructor(options: TextConversationOptions) {
    this.#options = options;
  }

  /** Sends a message. Returns false if the host does not know text. */
  write(text: string, to: TextTarget): boolean {
    const { send, isAccepted, random } = this.#options;
    if (!isAccepted()) return false;
    const request = Math.floor(random() * REQUESTS) + 1;
    this.#waiting.set(request, { to, text });
    send({ type: 'text', request, to, text });
    return true;
  }

  /** Handles a message of the host; those that are not about text change nothing. */
  receive(message: ClientboundChannelMessage): void {
    if (message.type === 'roster') this.#follow();
    else if (message.type === 'text-refused') {
      this.#waiting.delete(message.request);
      this.#options.onRefused(message.message);
    } else if (message.type === 'texts') {
      [this.#log, this.#end] = [message.log, message.end];
      for (const row of message.rows) this.#take(row);
    }
  }

  #follow(): void {
    const { send, isAccepted } = this.#options;
    if (!isAccepted()) return;
    send({ type: 'text-since', log: this.#log, after: this.#end });
    for (const [request, { to, text }] of this.#waiting) send({ type: 'text', request, to, text });
  }

  #take(row: TextRow): void {
    const origin = `${row.from} ${row.request}`;
    const isNew = !this.#known.has(origin);
    this.#known.add(origin);
    if (row.isOwn) this.#waiting.delete(row.request);
    // What another host has again is neither new nor changed.
    if (isNew || row.change !== row.id) this.#options.onRow(row, isNew);
  }
}
