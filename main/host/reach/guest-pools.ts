import type { VisitKind } from '../../../shared/rendezvous/messages.ts';
import { WaitingConnections, type WaitingConnection } from '../../door/waiting-connections.ts';
import type { Guest } from './passed-guest.ts';

/** Guests of one kind that have not joined yet. */
const PLACES: Readonly<Record<VisitKind, number>> = { lobby: 64, code: 32, password: 32, knock: 32 };
/** Guests stay connected for a moment after they have joined, until their media connect. */
const MAX_JOINED = 256;

interface Place {
  readonly guest: Guest;
  readonly connection: WaitingConnection;
  pool: WaitingConnections;
}

/**
 * The guests of one rendezvous. Guests of each kind, and those who have joined, have places of their own. When places
 * run out, `WaitingConnections` decides which guest ends, so one network cannot take them all.
 */
export class GuestPools {
  readonly #places = new Map<number, Place>();
  readonly #waiting: Readonly<Record<VisitKind, WaitingConnections>> = {
    lobby: new WaitingConnections(PLACES.lobby),
    code: new WaitingConnections(PLACES.code),
    password: new WaitingConnections(PLACES.password),
    knock: new WaitingConnections(PLACES.knock),
  };
  readonly #joined = new WaitingConnections(MAX_JOINED);

  get(connection: number): Guest | undefined {
    return this.#places.get(connection)?.guest;
  }

  /** Gives a guest a place, and ends another guest if there are too many: `onDisplaced` runs for that one. */
  add(connection: number, by: VisitKind, group: string, guest: Guest, onDisplaced: () => void): void {
    this.end(connection);
    const waiting: WaitingConnection = {
      group,
      progress: () => guest.progress,
      end: () => {
        this.end(connection);
        onDisplaced();
      },
    };
    const pool = this.#waiting[by];
    this.#places.set(connection, { guest, connection: waiting, pool });
    pool.add(waiting);
  }

  /** Moves a guest who has joined to the places of such guests. */
  markJoined(connection: number): void {
    const place = this.#places.get(connection);
    if (place === undefined || place.pool === this.#joined) return;
    place.pool.remove(place.connection);
    place.pool = this.#joined;
    this.#joined.add(place.connection);
  }

  /** Ends a guest. Does nothing for a connection without one. */
  end(connection: number): void {
    const place = this.#places.get(connection);
    if (place === undefined) return;
    this.#places.delete(connection);
    place.pool.remove(place.connection);
    place.guest.leave();
  }

  endAll(): void {
    for (const connection of [...this.#places.keys()]) this.end(connection);
  }
}
