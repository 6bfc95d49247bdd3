import { PLACEMENT_FIELDS } from '../../mixer/placement.ts';
import type { SlotTable } from './slot-table.ts';

/** Keeps a copy of the placements of all slots. */
export interface PlacementKeeper {
  /** Copies the `PLACEMENT_FIELDS` numbers of `fields`. */
  setPlacement(slot: number, fields: Float64Array): void;
  clearPlacement(slot: number): void;
}

/**
 * Passes on the placements that changed in the slot table since the last call, for the slots of all workers. A call
 * without changes costs one read; no call allocates.
 */
export class PlacementFollower {
  readonly #slots: SlotTable;
  readonly #keepers: readonly PlacementKeeper[];
  /** By slot: the version that the keepers have. */
  readonly #versions: Int32Array;
  readonly #fields = new Float64Array(PLACEMENT_FIELDS);
  #seenChanges = 0;
  #isRepeatDue = false;

  constructor(slots: SlotTable, keepers: readonly PlacementKeeper[]) {
    this.#slots = slots;
    this.#keepers = keepers;
    this.#versions = new Int32Array(slots.highestSlot + 1);
  }

  /** Passes on all changes; a placement that is being written right now waits for a later call. */
  follow(): void {
    const changes = this.#slots.placementChanges();
    if (changes === this.#seenChanges && !this.#isRepeatDue) return;
    this.#seenChanges = changes;
    this.#isRepeatDue = false;
    for (let slot = 1; slot < this.#versions.length; slot++) {
      const version = this.#slots.placementVersion(slot);
      if (version !== this.#versions[slot] && this.#handOn(slot)) this.#versions[slot] = version;
    }
  }

  /**
   * Makes the next `follow` pass on the placement of `slot` even if it is unchanged, because a keeper has forgotten it.
   */
  repeat(slot: number): void {
    this.#versions[slot] = 0;
    this.#isRepeatDue = true;
  }

  #handOn(slot: number): boolean {
    if (this.#slots.isPlacementCleared(slot)) {
      for (let i = 0; i < this.#keepers.length; i++) this.#keepers[i]!.clearPlacement(slot);
      return true;
    }
    if (!this.#slots.readPlacement(slot, this.#fields)) return false;
    for (let i = 0; i < this.#keepers.length; i++) this.#keepers[i]!.setPlacement(slot, this.#fields);
    return true;
  }
}
