import { describe, expect, it } from 'vitest';
import { PLACEMENT_FIELDS } from '../../../../../main/mixer/placement.ts';
import { SlotTable } from '../../../../../main/host/mixing/slot-table.ts';
import { SILENCE_DB } from '../../../../../shared/units.ts';

const CAPACITY = 5;

function createTables(): { host: SlotTable; mixer: SlotTable } {
  const memory = SlotTable.allocate(CAPACITY);
  return { host: new SlotTable(memory, CAPACITY), mixer: new SlotTable(memory, CAPACITY) };
}

/** `PLACEMENT_FIELDS` consecutive numbers from `first` on. */
function fieldsFrom(first: number): Float64Array {
  return Float64Array.from({ length: PLACEMENT_FIELDS }, (_, field) => first + field);
}

describe('SlotTable', () => {
  it('has no placement before the first is written', () => {
    const { mixer } = createTables();
    expect(mixer.readPlacement(2, new Float64Array(PLACEMENT_FIELDS))).toBe(false);
    expect(mixer.placementVersion(2)).toBe(0);
  });

  it('shows a placement to the other thread, and a new version with each', () => {
    const { host, mixer } = createTables();
    const placement = new Float64Array(PLACEMENT_FIELDS);
    host.writePlacement(2, fieldsFrom(999_999.25));
    const first = mixer.placementVersion(2);
    expect(mixer.readPlacement(2, placement)).toBe(true);
    expect(placement).toEqual(fieldsFrom(999_999.25));
    host.writePlacement(2, fieldsFrom(4));
    expect(mixer.placementVersion(2)).not.toBe(first);
    expect(mixer.placementVersion(1)).toBe(0);
  });

  it('shows levels to the other thread', () => {
    const { host, mixer } = createTables();
    mixer.writeLevel(4, -23.5, true);
    expect([host.levelDb(4), host.isTalking(4)]).toEqual([-23.5, true]);
  });

  it('shows waits in the playout buffer to the other thread, and forgets them with the level', () => {
    const { host, mixer } = createTables();
    for (const slot of [0, 4]) mixer.writeLevel(slot, -20, true);
    mixer.writeWait(4, 12.25);
    expect([host.waitMs(4), host.isTalking(4), host.isTalking(0)]).toEqual([12.25, true, true]);
    host.clear(4);
    expect(host.waitMs(4)).toBeNaN();
  });

  it('forgets placement and level of a slot that was left', () => {
    const { host, mixer } = createTables();
    host.writePlacement(1, fieldsFrom(1));
    mixer.writeLevel(1, -10, true);
    host.clear(1);
    expect(mixer.readPlacement(1, new Float64Array(PLACEMENT_FIELDS))).toBe(false);
    expect([host.levelDb(1), host.isTalking(1)]).toEqual([SILENCE_DB, false]);
    expect(mixer.isPlacementCleared(1)).toBe(true);
  });

  it("changes a placement's version when it is cleared, and when the next owner of the slot writes the same one", () => {
    const { host, mixer } = createTables();
    const fields = fieldsFrom(1);
    const versions = [mixer.placementVersion(3)];
    const changes = [mixer.placementChanges()];
    for (const change of [
      () => host.writePlacement(3, fields),
      () => host.clear(3),
      () => host.writePlacement(3, fields),
    ]) {
      change();
      versions.push(mixer.placementVersion(3));
      changes.push(mixer.placementChanges());
    }
    expect([new Set(versions).size, new Set(changes).size]).toEqual([4, 4]);
    expect(mixer.isPlacementCleared(3)).toBe(false);
  });
});
