import { afterEach, describe, expect, it, vi } from 'vitest';
import { MixerPool } from '../../../../main/host/mixer-pool.ts';
import type { MixerStatistics } from '../../../../main/host/mixer-statistics.ts';
import type { MixerThread, MixerThreadOptions } from '../../../../main/host/mixer-thread.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const threads = vi.hoisted(() => ({ start: (_: MixerThreadOptions): Promise<MixerThread> => Promise.reject(new Error('not set')) }));
vi.mock('../../../../main/host/mixer-thread.ts', () => ({ MixerThread: { start: (options: MixerThreadOptions) => threads.start(options) } }));

afterEach(() => vi.restoreAllMocks());

const reportOf = (worker: number): MixerStatistics => ({ worker }) as MixerStatistics;
const idleThread = { control: () => undefined, stop: () => Promise.resolve() } as unknown as MixerThread;

describe('a pool that starts', () => {
  it('publishes no statistics before all of its workers run', async () => {
    const started: MixerThreadOptions[] = [];
    let letSecondStart = (): void => undefined;
    threads.start = async (options) => {
      started.push(options);
      if (options.worker === 1) await new Promise<void>((resolve) => (letSecondStart = resolve));
      return idleThread;
    };
    const rounds: number[][] = [];
    const poolStart = MixerPool.start({
      capacity: 4,
      workers: 2,
      tickBudgetMs: 20,
      rules: DEFAULT_HEARING_RULES,
      onPacket: () => undefined,
      onStatistics: (workers) => rounds.push(workers.map(({ worker }) => worker)),
      onProblem: () => undefined,
      onDied: () => undefined,
    });
    for (let second = 0; second < 3; second++) started[0]?.onStatistics(reportOf(0));
    expect(rounds).toEqual([]);
    letSecondStart();
    await poolStart;
    for (const { worker, onStatistics } of started) onStatistics(reportOf(worker));
    expect(rounds).toEqual([[0, 1]]);
  });
});
