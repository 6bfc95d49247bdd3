import { describe, expect, it } from 'vitest';
import { MixerPool, type PoolThread } from '../../../../../main/host/mixing/mixer-pool.ts';
import type { MixerStatistics } from '../../../../../main/host/mixing/mixer-statistics.ts';
import type { MixerControl } from '../../../../../main/host/mixing/mixer-messages.ts';
import { createOpusPacket } from '../../../../../main/media/rtp/opus-packet.ts';
import type { MixerThreadOptions } from '../../../../../main/host/mixing/mixer-thread.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

/** A pool of threads that only record their messages; each start waits until the test releases it. */
class FakePool {
  readonly starts: {
    readonly options: MixerThreadOptions;
    readonly succeed: () => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  /** The messages to each started thread, in the order of their starts. */
  readonly sent: MixerControl[][] = [];
  readonly rounds: number[][] = [];
  readonly problems: string[] = [];
  readonly deaths: string[] = [];
  stopped = 0;
  readonly pool: MixerPool;
  readonly whenStarted: Promise<MixerPool>;

  constructor(workers: number) {
    this.pool = new MixerPool({
      capacity: 4,
      workers,
      tickBudgetMs: 20,
      warmUpTicks: 0,
      warmUpPauseMs: 40,
      rules: DEFAULT_HEARING_RULES,
      phase: 'playing',
      nowMs: () => performance.now(),
      startThread: (options) => this.#start(options),
      onPacket: () => undefined,
      onStatistics: (statistics) => this.rounds.push(statistics.map(({ worker }) => worker)),
      onProblem: (message) => this.problems.push(message),
      onDied: ({ message }) => this.deaths.push(message),
    });
    this.whenStarted = this.pool.start().then(() => this.pool);
  }

  #start(options: MixerThreadOptions): Promise<PoolThread> {
    return new Promise((resolve, reject) => {
      const sent: MixerControl[] = [];
      this.sent.push(sent);
      const thread: PoolThread = {
        control: (message) => void sent.push(message),
        pushOpus: () => true,
        stop: async () => void this.stopped++,
      };
      this.starts.push({ options, succeed: () => resolve(thread), fail: reject });
    });
  }

  report(start: number): void {
    const { options } = this.starts[start]!;
    options.onStatistics({ worker: options.worker } as MixerStatistics);
  }

  /** Lets the first worker start, then die. */
  async startAndDie(): Promise<MixerPool> {
    this.starts[0]?.succeed();
    const pool = await this.whenStarted;
    this.starts[0]?.options.onDied(new Error('broken'));
    return pool;
  }
}

describe('a pool that starts', () => {
  it('publishes no statistics before all of its workers run', async () => {
    const fake = new FakePool(2);
    fake.starts[0]?.succeed();
    for (let second = 0; second < 3; second++) fake.report(0);
    expect(fake.rounds).toEqual([]);
    fake.starts[1]?.succeed();
    await fake.whenStarted;
    for (const start of [0, 1]) fake.report(start);
    expect(fake.rounds).toEqual([[0, 1]]);
  });

  it('lets in those who join while its workers are starting', async () => {
    const fake = new FakePool(1);
    fake.pool.join(1);
    fake.pool.setStatus(1, true, false);
    fake.starts[0]?.succeed();
    await fake.whenStarted;
    expect(fake.sent[0]).toEqual([
      { type: 'join', slot: 1 },
      { type: 'status', slot: 1, isMuted: true, isDeafened: false },
    ]);
  });

  it('warms up with pauses when nobody waits for it, and without when participants do', async () => {
    const fake = new FakePool(1);
    await fake.startAndDie();
    expect(fake.starts.map(({ options }) => options.warmUpPauseMs)).toEqual([40, 0]);
    fake.starts[1]?.succeed();
  });

  it('leaves no worker behind when one cannot start', async () => {
    const fake = new FakePool(2);
    fake.starts[0]?.succeed();
    fake.starts[1]?.fail(new Error('no memory'));
    await expect(fake.whenStarted).rejects.toThrow('no memory');
    expect(fake.stopped).toBe(1);
  });
});

describe('a worker that takes the place of one that died', () => {
  it('gets the current participants with their current status', async () => {
    const fake = new FakePool(1);
    fake.starts[0]?.succeed();
    const pool = await fake.whenStarted;
    for (const slot of [1, 2, 3]) pool.join(slot);
    pool.setStatus(1, true, false);
    fake.starts[0]?.options.onDied(new Error('broken'));
    pool.leave(2);
    pool.join(4);
    pool.setStatus(4, false, true);
    pool.pushOpus({ ...createOpusPacket(1), length: 1, payload: new Uint8Array(1) });
    fake.starts[1]?.succeed();
    await expect
      .poll(() => fake.sent[1])
      .toEqual([
        { type: 'join', slot: 1 },
        { type: 'status', slot: 1, isMuted: true, isDeafened: false },
        { type: 'join', slot: 3 },
        { type: 'join', slot: 4 },
        { type: 'status', slot: 4, isMuted: false, isDeafened: true },
      ]);
    expect([pool.restarts, pool.droppedInRestarts]).toEqual([1, 1]);
  });

  it('does not pass on the status of the last owner of a slot', async () => {
    const fake = new FakePool(1);
    fake.starts[0]?.succeed();
    const pool = await fake.whenStarted;
    pool.join(1);
    pool.setStatus(1, true, true);
    pool.leave(1);
    pool.join(1);
    fake.starts[0]?.options.onDied(new Error('broken'));
    fake.starts[1]?.succeed();
    await expect.poll(() => fake.sent[1]).toEqual([{ type: 'join', slot: 1 }]);
  });

  it('uses the current rules', async () => {
    const fake = new FakePool(1);
    fake.starts[0]?.succeed();
    const pool = await fake.whenStarted;
    const before = { ...DEFAULT_HEARING_RULES, maxMetres: 20 };
    const meanwhile = { ...DEFAULT_HEARING_RULES, maxMetres: 10 };
    pool.setRules(before, 'meeting');
    expect(fake.sent[0]).toEqual([{ type: 'rules', rules: before, phase: 'meeting' }]);
    fake.starts[0]?.options.onDied(new Error('broken'));
    expect(fake.starts[1]?.options).toMatchObject({ rules: before, phase: 'meeting' });
    pool.setRules(meanwhile, 'playing');
    fake.starts[1]?.succeed();
    await expect.poll(() => fake.sent[1]).toEqual([{ type: 'rules', rules: meanwhile, phase: 'playing' }]);
  });

  it('is retried when it cannot start, up to a limit', async () => {
    const fake = new FakePool(1);
    await fake.startAndDie();
    fake.starts[1]?.fail(new Error('no memory'));
    await expect.poll(() => fake.starts.length).toBe(3);
    fake.starts[2]?.fail(new Error('still no memory'));
    await expect.poll(() => fake.deaths).toEqual([expect.stringContaining('still no memory')]);
    expect(fake.problems).toHaveLength(2);
  });

  it('is also ended when the pool stops while it starts', async () => {
    const fake = new FakePool(1);
    const pool = await fake.startAndDie();
    const stop = pool.stop();
    fake.starts[1]?.succeed();
    await stop;
    expect([fake.stopped, fake.deaths]).toEqual([1, []]);
  });
});
