import { describe, expect, it } from 'vitest';
import type { BridgeProcess } from '../../../../../../main/desktop/positions/wine/bridge-process.ts';
import { WineBridge, type WineStatus } from '../../../../../../main/desktop/positions/wine/wine-bridge.ts';
import type { WineGame } from '../../../../../../main/desktop/positions/wine/wine-games.ts';
import { failure, success, type Result } from '../../../../../../shared/result.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';
import { silentLog } from '../../../../../support/silent-log.ts';

const GAME: WineGame = { name: 'Hunt', prefix: '/w', isProton: false, loader: '/wine64', environment: {} };

/** A bridge that starts and ends when the test wants. */
class FakeProcess implements BridgeProcess {
  readonly #start = Promise.withResolvers<boolean>();
  readonly #finish = Promise.withResolvers<string>();
  readonly started = this.#start.promise;
  readonly ended = this.#finish.promise;
  isEnded = false;

  begin(): void {
    this.#start.resolve(true);
  }

  die(reason: string): void {
    this.#start.resolve(false);
    this.#finish.resolve(reason);
  }

  end(): void {
    this.isEnded = true;
    this.die('it was ended');
  }
}

function setUp() {
  const clock = new ManualClock();
  const machine = {
    games: [] as WineGame[],
    looks: 0,
    isLinked: false,
    startsWithGames: false,
    program: success('/bridge.exe') as Result<string, 'no-bridge-program'>,
  };
  const processes: FakeProcess[] = [];
  const statuses: WineStatus[] = [];
  const bridge = new WineBridge({
    findGames: () => {
      machine.looks++;
      return machine.games;
    },
    prepareProgram: async () => machine.program,
    startProcess: () => {
      const process = new FakeProcess();
      processes.push(process);
      return process;
    },
    isLinked: () => machine.isLinked,
    startsWithGames: () => machine.startsWithGames,
    listener: (status) => statuses.push(status),
    schedule: clock.schedule,
    log: silentLog,
  });
  /** Lets promises settle. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  async function run(): Promise<FakeProcess> {
    machine.games = [GAME];
    clock.advance(10_000);
    const starting = bridge.start('/w');
    await settle();
    processes.at(-1)?.begin();
    expect(await starting).toMatchObject({ ok: true });
    return processes.at(-1) as FakeProcess;
  }
  return { clock, machine, processes, statuses, bridge, settle, run };
}

describe('games in Wine', () => {
  it('are reported when they appear and when they end', () => {
    const { clock, machine, statuses, bridge } = setUp();
    machine.games = [GAME];
    clock.advance(10_000);
    machine.games = [];
    clock.advance(10_000);
    expect(statuses.map(({ games }) => games)).toEqual([[], [{ name: 'Hunt', prefix: '/w', isProton: false }], []]);
    bridge.close();
    expect(clock.pending).toBe(0);
  });

  it('are looked for every 10 s, every 3 s while somebody looks, and not at all while a game is linked', () => {
    const { clock, machine, bridge } = setUp();
    const looksIn = (ms: number): number => {
      const before = machine.looks;
      clock.advance(ms);
      return machine.looks - before;
    };
    expect(looksIn(30_000)).toBe(3);
    machine.isLinked = true;
    expect(looksIn(30_000)).toBe(0);
    bridge.watch(true);
    expect(looksIn(30_000)).toBe(10);
    bridge.watch(false);
    expect(looksIn(30_000)).toBe(0);
  });
});

describe('the bridge', () => {
  it('runs from the start until it is stopped', async () => {
    const { statuses, bridge, run } = setUp();
    const process = await run();
    expect(bridge.status()).toMatchObject({ bridge: 'running', prefix: '/w' });
    bridge.stop();
    expect([process.isEnded, bridge.status().bridge]).toEqual([true, 'off']);
    expect(statuses.map((status) => status.bridge)).toEqual(['off', 'off', 'starting', 'running', 'off']);
  });

  it('ends with its game, so that Wine does not run on', async () => {
    const { clock, machine, bridge, run } = setUp();
    const process = await run();
    machine.isLinked = true;
    machine.games = [];
    clock.advance(3_000);
    expect([process.isEnded, bridge.status()]).toEqual([true, { games: [], bridge: 'off', prefix: '' }]);
  });

  it('ends with Earshot', async () => {
    const { bridge, run } = setUp();
    const process = await run();
    bridge.close();
    expect(process.isEnded).toBe(true);
  });

  it('moves to another game', async () => {
    const { clock, machine, processes, bridge, settle, run } = setUp();
    const first = await run();
    machine.games = [GAME, { ...GAME, prefix: '/v' }];
    clock.advance(3_000);
    const starting = bridge.start('/v');
    await settle();
    processes.at(-1)?.begin();
    await starting;
    expect([first.isEnded, bridge.status()]).toMatchObject([true, { bridge: 'running', prefix: '/v' }]);
  });

  it('says why it cannot run', async () => {
    const { clock, machine, processes, bridge, settle } = setUp();
    expect(await bridge.start('/w')).toMatchObject({ ok: false, error: { code: 'game-ended' } });
    machine.games = [GAME];
    clock.advance(10_000);
    machine.program = failure('no-bridge-program', 'Install gcc-mingw-w64.');
    expect(await bridge.start('/w')).toMatchObject({ ok: false, error: { code: 'no-bridge-program' } });
    expect(bridge.status()).toMatchObject({ bridge: 'failed', prefix: '/w' });
    machine.program = success('/bridge.exe');
    const starting = bridge.start('/w');
    await settle();
    processes.at(-1)?.die('wine: could not load kernel32.dll');
    expect(await starting).toMatchObject({
      ok: false,
      error: { code: 'bridge-failed', message: expect.stringContaining('kernel32') as string },
    });
  });

  it('is reported as failed when it ends while the game runs', async () => {
    const { bridge, settle, run } = setUp();
    const process = await run();
    process.die('it was killed');
    await settle();
    expect(bridge.status()).toMatchObject({ bridge: 'failed', prefix: '/w' });
  });
});

describe('a bridge that starts with every game', () => {
  it('starts when the game appears, and again with the next one', async () => {
    const { clock, machine, processes, bridge, settle } = setUp();
    machine.startsWithGames = true;
    for (let game = 1; game <= 2; game++) {
      machine.games = [GAME];
      clock.advance(10_000);
      await settle();
      processes.at(-1)?.begin();
      await settle();
      expect([processes.length, bridge.status().bridge]).toEqual([game, 'running']);
      machine.games = [];
      clock.advance(3_000);
      expect(bridge.status().bridge).toBe('off');
    }
  });

  it('does not start again for a game for which it failed or was stopped', async () => {
    const { clock, machine, processes, bridge, settle, run } = setUp();
    await run();
    machine.startsWithGames = true;
    bridge.stop();
    clock.advance(30_000);
    await settle();
    expect(processes).toHaveLength(1);
  });
});
