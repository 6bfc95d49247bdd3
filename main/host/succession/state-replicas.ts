import type { ParticipantId } from '../../../shared/model/participant.ts';
import { writeLobbyState, type LobbyState } from '../../../shared/protocol/lobby-state.ts';
import type { LobbyStatePart } from '../../../shared/protocol/succession-messages.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { splitState } from '../../../shared/succession/state-parts.ts';

/** After a change, how long the next ones are waited for. */
const DEBOUNCE_MS = 250;

/** A part that finds the channel full waits this long. */
const FULL_PAUSE_MS = 50;

/** Bytes that may wait on a channel when the next part goes out: a state never delays other messages for long. */
const MAX_WAITING_BYTES = 24_576;

/** A member that receives the state. */
export interface Replica {
  readonly id: ParticipantId;
  readonly peer: { bufferedBytes(): number };
  send(part: LobbyStatePart): void;
}

interface StateReplicasOptions {
  readonly snapshot: () => LobbyState;
  /** The state cannot be sent; successors keep the one before. */
  readonly onProblem: (message: string) => void;
  readonly schedule: Schedule;
}

/** A state that is being sent. */
interface Shipment {
  readonly replica: Replica;
  parts: readonly LobbyStatePart[];
  cancel: () => void;
}

/** Keeps the appointed members' copies of the lobby's state up to date. */
export class StateReplicas {
  readonly #options: StateReplicasOptions;
  readonly #shipments = new Map<ParticipantId, Shipment>();
  #cancelDebounce: (() => void) | undefined;

  constructor(options: StateReplicasOptions) {
    this.#options = options;
  }

  /** Sends the state to a member now, and again after each change. */
  add(replica: Replica): void {
    this.remove(replica.id);
    const shipment: Shipment = { replica, parts: [], cancel: () => undefined };
    this.#shipments.set(replica.id, shipment);
    this.#begin(shipment, this.#split());
  }

  remove(id: ParticipantId): void {
    this.#shipments.get(id)?.cancel();
    this.#shipments.delete(id);
  }

  /** Whether this channel of a member receives the state. */
  has(replica: Replica): boolean {
    return this.#shipments.get(replica.id)?.replica === replica;
  }

  /** The lobby's state has changed. */
  noteChange(): void {
    if (this.#shipments.size === 0) return;
    this.#cancelDebounce ??= this.#options.schedule(() => this.flush(), DEBOUNCE_MS);
  }

  /** Sends the state of now. */
  flush(): void {
    this.#stopWaiting();
    if (this.#shipments.size === 0) return;
    const parts = this.#split();
    for (const shipment of this.#shipments.values()) this.#begin(shipment, parts);
  }

  stop(): void {
    this.#stopWaiting();
    for (const id of [...this.#shipments.keys()]) this.remove(id);
  }

  #split(): readonly LobbyStatePart[] {
    const state = this.#options.snapshot();
    const text = writeLobbyState(state);
    if (text.ok) return splitState(state.version, text.value);
    this.#options.onProblem(text.error.message);
    return [];
  }

  /** A newer state replaces the rest of the one before. */
  #begin(shipment: Shipment, parts: readonly LobbyStatePart[]): void {
    shipment.cancel();
    shipment.parts = parts;
    this.#ship(shipment);
  }

  #ship(shipment: Shipment): void {
    const { replica } = shipment;
    while (shipment.parts.length > 0 && replica.peer.bufferedBytes() < MAX_WAITING_BYTES) {
      const [part, ...rest] = shipment.parts;
      if (part !== undefined) replica.send(part);
      shipment.parts = rest;
    }
    shipment.cancel = () => undefined;
    if (shipment.parts.length > 0) shipment.cancel = this.#options.schedule(() => this.#ship(shipment), FULL_PAUSE_MS);
  }

  #stopWaiting(): void {
    this.#cancelDebounce?.();
    this.#cancelDebounce = undefined;
  }
}
