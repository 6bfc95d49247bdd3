import { applyRosterChanges } from '../../shared/model/people/roster-changes.ts';
import type { ClientboundChannelMessage } from '../../shared/protocol/channel.ts';

/** The messages that a host sends once, or on change. Everything else comes again soon. */
const KEPT_TYPES: ReadonlySet<ClientboundChannelMessage['type']> = new Set([
  'rules',
  'limits',
  'standing',
  'group',
  'audience',
  'authority',
  'rooms',
  'whispers',
  'headset',
  'headset-state',
  'headset-hosts',
]);

type RosterRow = Extract<ClientboundChannelMessage, { readonly type: 'roster' }>['participants'][number];

/**
 * Keeps what a host has said on a link that the window does not use yet, so that the window knows it when it begins to.
 * It keeps one roster and one message of each kind, however long that takes.
 */
export class HeldMessages {
  #roster: readonly RosterRow[] | undefined;
  readonly #latest = new Map<ClientboundChannelMessage['type'], ClientboundChannelMessage>();

  add(message: ClientboundChannelMessage): void {
    if (message.type === 'roster') this.#roster = message.participants;
    else if (message.type === 'changes')
      this.#roster = applyRosterChanges(this.#roster ?? [], message.participants, message.left);
    else if (KEPT_TYPES.has(message.type)) this.#latest.set(message.type, message);
  }

  /** Returns what was kept, the roster first, and keeps it no longer. */
  take(): readonly ClientboundChannelMessage[] {
    const messages = [...this.#latest.values()];
    const roster = this.#roster;
    this.#roster = undefined;
    this.#latest.clear();
    return roster === undefined ? messages : [{ type: 'roster', participants: [...roster] }, ...messages];
  }
}
