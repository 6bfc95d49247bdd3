import { describe, expect, it } from 'vitest';
import { SlotTable } from '../../../../main/host/slot-table.ts';
import { SILENCE_DB } from '../../../../shared/units.ts';

const CAPACITY = 5;

function createTables(): { host: SlotTable; mixer: SlotTable } {
  const memory = SlotTable.allocate(CAPACITY);
  return { host: new SlotTable(memory, CAPACITY), mixer: new SlotTable(memory, CAPACITY) };
}

describe('SlotTable', () => {
  it('has no pose before the first is written', () => {
    const { mixer } = createTables();
    expect(mixer.readPose(2, new Float64Array(4))).toBe(false);
    expect(mixer.poseVersion(2)).toBe(0);
  });

  it('shows a pose to the other thread, and a new version with each', () => {
    const { host, mixer } = createTables();
    const pose = new Float64Array(4);
    host.writePose(2, { xMetres: 1.5, yMetres: -2.5, zMetres: 999_999.25, yawRadians: 0.75 });
    const first = mixer.poseVersion(2);
    expect(mixer.readPose(2, pose)).toBe(true);
    expect([...pose]).toEqual([1.5, -2.5, 999_999.25, 0.75]);
    host.writePose(2, { xMetres: 4, yMetres: 5, zMetres: 6, yawRadians: 7 });
    expect(mixer.poseVersion(2)).not.toBe(first);
    expect(mixer.poseVersion(1)).toBe(0);
  });

  it('shows levels to the other thread', () => {
    const { host, mixer } = createTables();
    mixer.writeLevel(4, -23.5, true);
    expect([host.levelDb(4), host.isTalking(4)]).toEqual([-23.5, true]);
  });

  it('forgets pose and level of a slot that was left', () => {
    const { host, mixer } = createTables();
    host.writePose(1, { xMetres: 1, yMetres: 1, zMetres: 1, yawRadians: 1 });
    mixer.writeLevel(1, -10, true);
    host.clear(1);
    expect(mixer.readPose(1, new Float64Array(4))).toBe(false);
    expect([host.levelDb(1), host.isTalking(1)]).toEqual([SILENCE_DB, false]);
    expect(mixer.isPoseCleared(1)).toBe(true);
  });

  it('gives a pose another version when it is cleared, and when the next owner of the slot writes the same', () => {
    const { host, mixer } = createTables();
    const pose = { xMetres: 1, yMetres: 1, zMetres: 1, yawRadians: 1 };
    const versions = [mixer.poseVersion(3)];
    const changes = [mixer.poseChanges()];
    for (const change of [() => host.writePose(3, pose), () => host.clear(3), () => host.writePose(3, pose)]) {
      change();
      versions.push(mixer.poseVersion(3));
      changes.push(mixer.poseChanges());
    }
    expect([new Set(versions).size, new Set(changes).size]).toEqual([4, 4]);
    expect(mixer.isPoseCleared(3)).toBe(false);
  });
});
