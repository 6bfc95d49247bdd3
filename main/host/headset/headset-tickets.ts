import { createHash } from 'node:crypto';
import type { HeadsetState } from '../../../shared/protocol/lobby-state.ts';
import type { SignallingErrorCode } from '../../../shared/protocol/signalling.ts';
import { failure, success, type Result } from '../../../shared/result.ts';

/** How long a device may take to use a ticket. */
export const TICKET_LIFETIME_MS = 5 * 60_000;

/** Owners that are away, whose headset may still return. */
const MAX_AWAY = 256;

export type HeadsetRefusal = Extract<SignallingErrorCode, `headset-${string}`>;

const REFUSALS: Readonly<Record<HeadsetRefusal, string>> = {
  'headset-unknown': 'No participant of this lobby has given out this ticket. Ask for a new one on the first device.',
  'headset-expired': 'This ticket was not used within 5 minutes. Ask for a new one on the first device.',
  'headset-used': 'Another device has used this ticket. Ask for a new one on the first device.',
  'headset-gone': 'The participant whose headset this is has left the lobby. Try again when they are back.',
};

interface Ticket {
  /** Names the participant, also after it has joined again. */
  readonly owner: string;
  readonly expiresAtMs: number;
  /** The identity of the device that has connected with it; '' = one without. undefined = none has. */
  device: string | undefined;
}

export interface HeadsetTicketsOptions {
  /** Returns 16 random bytes, base64url. */
  readonly createTicket: () => string;
  readonly nowMs: () => number;
}

/**
 * The tickets by which devices become headsets. A ticket works once: when a device has connected, it belongs to the key
 * pair of that device, and lets only that device return. Before that, the device may try other paths with it. Each
 * owner has at most one that is unused, and one in use. The lobby keeps hashes, so that finding a ticket takes the same
 * time for all wrong ones.
 */
export class HeadsetTickets {
  readonly #options: HeadsetTicketsOptions;
  readonly #tickets = new Map<string, Ticket>();
  /** Hashes by owner. */
  readonly #unused = new Map<string, string>();
  readonly #inUse = new Map<string, string>();
  /** Oldest first. */
  readonly #away = new Set<string>();

  constructor(options: HeadsetTicketsOptions) {
    this.#options = options;
  }

  /** Creates a ticket, which replaces the owner's unused one. */
  issue(owner: string): string {
    const ticket = this.#options.createTicket();
    const hash = hashOf(ticket);
    this.#drop(this.#unused, owner);
    this.#unused.set(owner, hash);
    this.#tickets.set(hash, { owner, expiresAtMs: this.#options.nowMs() + TICKET_LIFETIME_MS, device: undefined });
    return ticket;
  }

  /**
   * Returns the owner of a ticket if a device with this identity ('' = none) may connect with it. `isPresent`: whether
   * an owner is in the lobby.
   */
  check(ticket: string, device: string, isPresent: (owner: string) => boolean): Result<string, HeadsetRefusal> {
    const found = this.#tickets.get(hashOf(ticket));
    if (found === undefined) return refuse('headset-unknown');
    const isUnused = found.device === undefined;
    if (isUnused && this.#options.nowMs() > found.expiresAtMs) return refuse('headset-expired');
    if (!isUnused && (device === '' || found.device !== device)) return refuse('headset-used');
    return isPresent(found.owner) ? success(found.owner) : refuse('headset-gone');
  }

  /**
   * Gives a ticket to the device that has connected with it. The ticket of the owner's former headset no longer works.
   * Returns false if the device came too late: the ticket is another's, or no longer works.
   */
  use(ticket: string, device: string): boolean {
    const hash = hashOf(ticket);
    const found = this.#tickets.get(hash);
    if (found === undefined) return false;
    if (found.device !== undefined) return device !== '' && found.device === device;
    found.device = device;
    this.#drop(this.#inUse, found.owner);
    this.#unused.delete(found.owner);
    this.#inUse.set(found.owner, hash);
    return true;
  }

  /** Returns the ticket in use of an owner, if its device is able to come back with it. */
  describe(owner: string): HeadsetState | undefined {
    const ticketHash = this.#inUse.get(owner);
    const device = this.#tickets.get(ticketHash ?? '')?.device ?? '';
    return ticketHash === undefined || device === '' ? undefined : { ticketHash, device };
  }

  /** Replaces all tickets by those in use at another host of the lobby; their owners are away here. */
  adopt(states: ReadonlyMap<string, HeadsetState>): void {
    for (const kind of [this.#tickets, this.#unused, this.#inUse, this.#away]) kind.clear();
    for (const [owner, { ticketHash, device }] of states) {
      this.#tickets.set(ticketHash, { owner, expiresAtMs: this.#options.nowMs(), device });
      this.#inUse.set(owner, ticketHash);
      this.setAway(owner);
    }
  }

  /** Returns whether a device has connected with a ticket of this owner, and may come back. */
  isInUse(owner: string): boolean {
    return this.#inUse.has(owner);
  }

  /** Forgets everything that an owner gave out: it has left, or takes its sound back. */
  revoke(owner: string): void {
    this.#drop(this.#unused, owner);
    this.#drop(this.#inUse, owner);
    this.#away.delete(owner);
  }

  /** Keeps the ticket in use of an owner that lost its connection, for its return. */
  setAway(owner: string): void {
    this.#drop(this.#unused, owner);
    if (!this.#inUse.has(owner)) return;
    this.#away.add(owner);
    const [oldest = ''] = this.#away;
    if (this.#away.size > MAX_AWAY) this.revoke(oldest);
  }

  setBack(owner: string): void {
    this.#away.delete(owner);
  }

  #drop(kind: Map<string, string>, owner: string): void {
    this.#tickets.delete(kind.get(owner) ?? '');
    kind.delete(owner);
  }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(Buffer.from(ticket, 'base64url')).digest('base64url');
}

function refuse(code: HeadsetRefusal): Result<never, HeadsetRefusal> {
  return failure(code, REFUSALS[code]);
}
