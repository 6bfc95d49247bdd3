import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PositionArbiter } from '../../../../../main/desktop/positions/arbiter.ts';
import { describeSources } from '../../../../../main/desktop/positions/describe-sources.ts';
import type { PositionReport, SourceReport } from '../../../../../main/desktop/positions/position-source.ts';
import { contract } from '../../../../../shared/ipc/contract.ts';
import type { SourceId } from '../../../../../shared/model/position-source.ts';

const HERE: PositionReport = {
  pose: { xMetres: 0, yMetres: 0, zMetres: 0, yawRadians: 0 },
  camera: null,
  presence: { world: 'moon' },
  talk: {},
};

function source(id: SourceId, report: Partial<SourceReport> = {}) {
  return {
    id,
    report: (): SourceReport => ({
      state: 'fresh',
      detail: 'Something arrives.',
      problem: null,
      feeder: 'Game',
      notes: [],
      accepted: 3,
      refused: 1,
      ...report,
    }),
  };
}

function statusAt(arbiter: PositionArbiter, nowMs: number) {
  const status = describeSources(
    arbiter,
    [source('game-api'), source('mumble-link'), source('track', { state: 'waiting' })],
    nowMs,
  );
  expect(v.parse(contract['positions:status'].payload, status)).toEqual(status);
  return status;
}

describe('the status of the sources', () => {
  it('names no source as used when none has reported, and ends with the map', () => {
    const { used, sources } = statusAt(new PositionArbiter(), 0);
    expect(used).toBeNull();
    expect(sources.map(({ id }) => id)).toEqual(['game-api', 'mumble-link', 'track', 'hand']);
    expect(sources[0]).toMatchObject({ ageMs: null, world: '', feeder: 'Game', accepted: 3, refused: 1 });
  });

  it('names the used source, with its world and its age in steps of 10 ms', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('mumble-link', HERE, 0);
    arbiter.decide(0);
    const { used, sources } = statusAt(arbiter, 123);
    expect(used).toBe('mumble-link');
    expect(sources[1]).toMatchObject({ world: 'moon', ageMs: 120 });
  });

  it('notes a fresh position that is far below any ground, next to what the source itself notes', () => {
    const arbiter = new PositionArbiter();
    const notesAt = (yMetres: number): readonly string[] => {
      arbiter.handle('mumble-link', { ...HERE, pose: { xMetres: 0, yMetres, zMetres: 0, yawRadians: 0 } }, 0);
      const fallen = source('mumble-link', { notes: ['server-unknown'] });
      return describeSources(arbiter, [fallen], 0).sources[0]?.notes ?? [];
    };
    expect(notesAt(-54_309)).toEqual(['below-world', 'server-unknown']);
    expect(notesAt(-64)).toEqual(['server-unknown']);
    notesAt(-54_309);
    arbiter.handle('mumble-link', undefined, 0);
    expect(describeSources(arbiter, [source('mumble-link')], 0).sources[0]?.notes).toEqual([]);
  });

  it('gives the age of a source that fell silent in whole seconds', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('game-api', HERE, 0);
    arbiter.decide(0);
    arbiter.handle('game-api', undefined, 5_000);
    arbiter.decide(5_000);
    expect(statusAt(arbiter, 7_900).sources[0]).toMatchObject({ ageMs: 7_000 });
  });
});
