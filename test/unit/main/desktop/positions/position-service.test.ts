import { describe, expect, it } from 'vitest';
import type { AppEvents } from '../../../../../main/desktop/app/ports.ts';
import { startPositionService, type AddressedSource } from '../../../../../main/desktop/positions/position-service.ts';
import type { PositionReport, PositionSource } from '../../../../../main/desktop/positions/position-source.ts';
import { createTrackSource } from '../../../../../main/desktop/positions/track/track-source.ts';
import { WineBridge, type WineBridgeOptions } from '../../../../../main/desktop/positions/wine/wine-bridge.ts';
import { failure } from '../../../../../shared/result.ts';
import { createEntryLog, type Log, type LogEntry } from '../../../../../shared/log.ts';
import type { SourceId } from '../../../../../shared/model/position-source.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { silentLog } from '../../../../support/silent-log.ts';

class FakeSource implements PositionSource {
  readonly id: SourceId;
  tell: (report: PositionReport | undefined) => void = () => {};
  isStopped = false;

  constructor(id: SourceId) {
    this.id = id;
  }

  async start(listener: (report: PositionReport | undefined) => void): Promise<void> {
    this.tell = listener;
  }

  report() {
    return { state: 'fresh' as const, detail: '', problem: null, feeder: '', notes: [], accepted: 0, refused: 0 };
  }

  async stop(): Promise<void> {
    this.isStopped = true;
  }
}

class FakeGameApi extends FakeSource implements AddressedSource {
  async describe() {
    return { url: 'http://127.0.0.1:1', token: 'token' };
  }
}

class BrokenSource extends FakeSource {
  override async start(): Promise<void> {
    throw new Error('There is no such thing here.');
  }
}

/** A machine without Wine, whose looks have a clock of their own. */
function noWine(hooks: Pick<WineBridgeOptions, 'isLinked' | 'listener'>): WineBridge {
  return new WineBridge({
    ...hooks,
    findGames: () => [],
    prepareProgram: async () => failure('no-bridge-program', 'There is none.'),
    startProcess: () => ({ started: Promise.resolve(false), ended: Promise.resolve(''), end: () => {} }),
    startsWithGames: () => false,
    schedule: new ManualClock().schedule,
    log: silentLog,
  });
}

function start(more: readonly PositionSource[] = [], log: Log = silentLog) {
  const clock = new ManualClock();
  const gameApi = new FakeGameApi('game-api');
  const mumbleLink = new FakeSource('mumble-link');
  const service = startPositionService({
    gameApi,
    track: createTrackSource(clock),
    sources: [mumbleLink, ...more],
    openWine: (hooks) => noWine(hooks),
    nowMs: clock.nowMs,
    schedule: clock.schedule,
    log,
  });
  const reports: AppEvents['positions:report'][] = [];
  const statuses: AppEvents['positions:status'][] = [];
  service.on('positions:report', (report) => reports.push(report));
  service.on('positions:status', (status) => statuses.push(status));
  return { clock, gameApi, mumbleLink, service, reports, statuses };
}

const x = (xMetres: number): PositionReport => ({
  pose: { xMetres, yMetres: 0, zMetres: 0, yawRadians: 0 },
  camera: null,
  presence: {},
  talk: {},
});
const placeOf = (event: AppEvents['positions:report'] | undefined) => event?.report?.place;

describe('the positions of the app', () => {
  it('send a report at once, and a delayed one on time without another arriving', () => {
    const { clock, gameApi, reports } = start();
    gameApi.tell(x(1));
    clock.advance(1);
    gameApi.tell(x(2));
    gameApi.tell(x(3));
    expect(reports.map(placeOf)).toMatchObject([{ x: 1 }]);
    clock.advance(20);
    expect(reports.map(placeOf)).toMatchObject([{ x: 1 }, { x: 3 }]);
  });

  it('hand over to a better source after half a second, without another report', () => {
    const { clock, gameApi, mumbleLink, reports } = start();
    mumbleLink.tell(x(1));
    clock.advance(1_000);
    gameApi.tell(x(2));
    clock.advance(499);
    expect(reports).toHaveLength(1);
    clock.advance(1);
    expect(reports.at(-1)?.report).toMatchObject({ source: 'game-api', place: { x: 2 } });
  });

  it('play a track while no game reports, and return to manual control when it is stopped', async () => {
    const { clock, service, reports } = start();
    expect((await service.playTrack('time,x,y,z\n0,5,0,0')).ok).toBe(true);
    clock.advance(1_000);
    expect(reports).toMatchObject([{ report: { source: 'track', place: { x: 5 } } }]);
    await service.stopTrack();
    expect(reports.at(-1)).toEqual({ report: null });
    expect(await service.playTrack('?')).toMatchObject({ ok: false, error: { code: 'bad-track' } });
  });

  it('return to manual control after a loss when a lobby is joined', () => {
    const { gameApi, service, reports } = start();
    gameApi.tell(x(1));
    gameApi.tell(undefined);
    expect(reports.at(-1)?.report?.place).toEqual({ type: 'nowhere', reason: 'lost' });
    service.forgetLost();
    expect(reports.at(-1)).toEqual({ report: null });
  });

  it('send the status on change, at most 4 times a second', () => {
    const { clock, gameApi, statuses } = start();
    clock.advance(10_000);
    expect(statuses.length).toBe(0);
    for (let step = 0; step < 100; step++) {
      gameApi.tell(x(step));
      clock.advance(10);
    }
    expect(statuses.length).toBeLessThanOrEqual(4);
    expect(statuses.at(-1)).toMatchObject({ used: 'game-api' });
  });

  it('send the active position to a new window', () => {
    const { gameApi, service, reports, statuses } = start();
    gameApi.tell(x(1));
    service.announce();
    expect(reports).toHaveLength(2);
    expect(reports[1]).toEqual(reports[0]);
    expect(statuses.at(-1)).toMatchObject({ used: 'game-api' });
  });

  it('keep working when a source cannot start, and show where games connect', async () => {
    const { service, mumbleLink, reports } = start([new BrokenSource('hand')]);
    expect(await service.describeApi()).toEqual({ url: 'http://127.0.0.1:1', token: 'token' });
    mumbleLink.tell(x(1));
    expect(reports).toHaveLength(1);
  });

  it('give the address for games without waiting for other sources to start', async () => {
    const slow = new FakeSource('hand');
    let arrive = (): void => {};
    slow.start = () => new Promise((resolve) => (arrive = resolve));
    const { service } = start([slow]);
    expect((await service.describeApi()).token).toBe('token');
    arrive();
    await service.close();
  });

  it('stop every source and timer when closed, and send nothing afterwards', async () => {
    const { clock, gameApi, mumbleLink, service, reports } = start();
    await service.playTrack('time,x,y,z\n0,5,0,0');
    await service.close();
    expect([gameApi.isStopped, mumbleLink.isStopped]).toEqual([true, true]);
    expect(clock.pending).toBe(0);
    const before = reports.length;
    gameApi.tell(x(1));
    expect(reports).toHaveLength(before);
  });
});

it("logs a source's state only when it changes", () => {
  const entries: LogEntry[] = [];
  const { clock } = start(
    [],
    createEntryLog((entry) => entries.push(entry)),
  );
  const lines = (): string[] => entries.map(({ message }) => message).filter((line) => line.includes('mumble-link'));
  expect(lines()).toEqual(['Positions from mumble-link: fresh. ']);
  clock.advance(5_000);
  expect(lines()).toHaveLength(1);
});
