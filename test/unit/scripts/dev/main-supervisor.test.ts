import { beforeEach, describe, expect, it } from 'vitest';
import type { MainExit, MainRun, MainSession } from '../../../../scripts/dev/main-run.ts';
import { MainSupervisor, type MainState } from '../../../../scripts/dev/main-supervisor.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const SESSION: MainSession = { port: 1_234, secret: 's' };
const DEBOUNCED_MS = 100;

class FakeRun implements MainRun {
  #answer!: (session: MainSession) => void;
  #end!: (exit: MainExit) => void;
  readonly ready = new Promise<MainSession>((resolve) => (this.#answer = resolve));
  readonly exited = new Promise<MainExit>((resolve) => (this.#end = resolve));
  isStopped = false;

  answer(): void {
    this.#answer(SESSION);
  }

  end(code: number, lastWords = ''): void {
    this.#end({ code, lastWords });
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.end(0);
    await this.exited;
  }
}

let clock: ManualClock;
let runs: FakeRun[];
let states: MainState[];
let fault: string | undefined;
let supervisor: MainSupervisor;

beforeEach(() => {
  clock = new ManualClock();
  runs = [];
  states = [];
  fault = undefined;
  supervisor = new MainSupervisor({
    start() {
      const run = new FakeRun();
      runs.push(run);
      return run;
    },
    findFault: async () => fault,
    onState: (state) => states.push(state),
    schedule: clock.schedule,
    nowMs: clock.nowMs,
  });
});

/** Lets all pending promises settle. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

async function begin(): Promise<void> {
  supervisor.begin([]);
  await settle();
}

async function change(...files: string[]): Promise<void> {
  for (const file of files) supervisor.change(file);
  clock.advance(DEBOUNCED_MS);
  await settle();
}

function kinds(): string[] {
  return states.map(({ kind }) => kind);
}

describe('MainSupervisor', () => {
  it('is up once the process answers, and measures the time since the start', async () => {
    await begin();
    clock.advance(700);
    runs[0]?.answer();
    await settle();
    expect(states.at(-1)).toEqual({ kind: 'up', session: SESSION, tookMs: 700 });
  });

  it('restarts once for files that change together', async () => {
    await begin();
    runs[0]?.answer();
    await change('main/a.ts', 'main/b.ts');
    expect(runs.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    expect(states.at(-1)).toEqual({ kind: 'starting', changedFiles: ['main/a.ts', 'main/b.ts'] });
  });

  it('abandons a start that a later change has made obsolete', async () => {
    await begin();
    await change('main/a.ts');
    runs[1]?.answer();
    await settle();
    expect(runs).toHaveLength(2);
    expect(kinds()).toEqual(['starting', 'starting', 'up']);
  });

  it('reports how the process ended, and starts it at the next change', async () => {
    await begin();
    runs[0]?.end(1, 'SyntaxError: no');
    await settle();
    expect(states.at(-1)).toEqual({
      kind: 'down',
      problem: 'The main process ended with exit code 1.\nSyntaxError: no',
    });
    await change('main/a.ts');
    runs[1]?.answer();
    await settle();
    expect(kinds()).toEqual(['starting', 'down', 'starting', 'up']);
  });

  it('reports a crash after the start too', async () => {
    await begin();
    runs[0]?.answer();
    await settle();
    runs[0]?.end(7);
    await settle();
    expect(kinds()).toEqual(['starting', 'up', 'down']);
  });

  it('keeps the running process while a file does not parse, and restarts when it is fixed', async () => {
    await begin();
    runs[0]?.answer();
    fault = 'main/a.ts does not parse.';
    await change('main/a.ts');
    expect(runs[0]?.isStopped).toBe(false);
    expect(states.at(-1)).toEqual({ kind: 'waiting', problem: fault });
    fault = undefined;
    await change('main/a.ts');
    expect(runs[0]?.isStopped).toBe(true);
    expect(kinds()).toEqual(['starting', 'up', 'waiting', 'starting']);
  });

  it('notices an unreported fix, and does not repeat the problem before that', async () => {
    fault = 'main/a.ts does not parse.';
    await begin();
    clock.advance(1_000);
    await settle();
    expect(kinds()).toEqual(['waiting']);
    fault = undefined;
    clock.advance(1_000);
    await settle();
    expect(kinds()).toEqual(['waiting', 'starting']);
    expect(clock.pending).toBe(0);
  });

  it('does not start while a file does not parse', async () => {
    fault = 'main/a.ts does not parse.';
    await begin();
    expect(runs).toHaveLength(0);
    fault = undefined;
    await change('main/a.ts');
    expect(runs).toHaveLength(1);
  });

  it('repeats the syntax error after a start that had already begun', async () => {
    await begin();
    fault = 'main/a.ts does not parse.';
    await change('main/a.ts');
    runs[0]?.answer();
    await settle();
    expect(kinds()).toEqual(['starting', 'waiting', 'up', 'waiting']);
  });

  it('ends the process permanently, and does not report its end', async () => {
    await begin();
    runs[0]?.answer();
    await settle();
    await supervisor.close();
    expect(runs[0]?.isStopped).toBe(true);
    await change('main/a.ts');
    expect(runs).toHaveLength(1);
    expect(kinds()).toEqual(['starting', 'up']);
  });
});
