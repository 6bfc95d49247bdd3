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
      taken: 3,
      refused: 1,
      ...report,
    }),
  };
}

function describeAt(arbiter: PositionArbiter, nowMs: number) {
  const status = describeSources(
    arbiter,
    [source('game-api'), source('mumble-link'), source('track', { state: 'waiting' })],
    nowMs,
  );
  expect(v.parse(contract['positions:status'].payload, status)).toEqual(status);
  return Object.fromEntries(status.sources.map((row) => [row.id, row]));
}

describe('the status of the sources', () => {
  it('says that the map is used where nothing else is', () => {
    const rows = describeAt(new PositionArbiter(), 0);
    expect(rows['hand']?.detail).toMatch(/^Used/);
    expect(rows['game-api']).toMatchObject({
      detail: 'Something arrives.',
      ageMs: null,
      world: '',
      feeder: 'Game',
      taken: 3,
      refused: 1,
    });
  });

  it('says of each why it is used or not', () => {
    const arbiter = new PositionArbiter();
    arbiter.take('mumble-link', HERE, 0);
    arbiter.decide(0);
    arbiter.take('game-api', HERE, 90);
    arbiter.take('track', HERE, 90);
    arbiter.decide(100);
    const rows = describeAt(arbiter, 123);
    expect(rows['game-api']?.detail).toContain('takes over');
    expect(rows['mumble-link']).toMatchObject({ detail: 'Something arrives. It is used.', world: 'moon', ageMs: 120 });
    expect(rows['track']?.detail).toContain('because Mumble Link goes before it');
    expect(rows['hand']?.detail).toContain('because Mumble Link says');
  });

  it('says that a source is lost and the lobby decides', () => {
    const arbiter = new PositionArbiter();
    arbiter.take('game-api', HERE, 0);
    arbiter.decide(0);
    arbiter.take('game-api', undefined, 5_000);
    arbiter.decide(5_000);
    expect(describeAt(arbiter, 7_900)['game-api']).toMatchObject({
      ageMs: 7_000,
      detail: expect.stringContaining('the lobby decides') as string,
    });
  });
});
