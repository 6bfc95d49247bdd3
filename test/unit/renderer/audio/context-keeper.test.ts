import { beforeEach, describe, expect, it } from 'vitest';
import { ContextKeeper, type KeptContext } from '../../../../renderer/audio/context-keeper.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

/** An audio context whose output device the test takes away. */
class FakeContext implements KeptContext {
  state = 'suspended';
  resumes = 0;
  hasDevice = true;
  /** Whether the browser waits for a gesture of the user, or is broken: nothing can start it. */
  isHeld = false;
  sink: '' | { readonly type: 'none' } = '';
  /** Whether the clock stands although the context says that it runs. */
  isStuck = false;
  readonly #listeners = new Set<() => void>();
  readonly #errorListeners = new Set<() => void>();

  get currentTime(): number {
    return this.state === 'running' && !this.isStuck ? clock.nowMs() / 1_000 : 0;
  }

  get canRun(): boolean {
    return !this.isHeld && (this.hasDevice || this.sink !== '');
  }

  async resume(): Promise<void> {
    this.resumes++;
    if (this.canRun) this.change('running');
    else this.#notify();
  }

  async setSinkId(sink: '' | { readonly type: 'none' }): Promise<void> {
    if (sink === '' && !this.hasDevice) throw new DOMException('no device', 'NotFoundError');
    this.sink = sink;
  }

  addEventListener(type: string, listener: () => void): void {
    (type === 'error' ? this.#errorListeners : this.#listeners).add(listener);
  }

  removeEventListener(type: string, listener: () => void): void {
    (type === 'error' ? this.#errorListeners : this.#listeners).delete(listener);
  }

  change(state: string): void {
    this.state = state;
    this.#notify();
  }

  loseDevice(): void {
    this.hasDevice = false;
    for (const listener of [...this.#errorListeners]) listener();
    this.change('suspended');
  }

  get listeners(): number {
    return this.#listeners.size + this.#errorListeners.size;
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

let clock: ManualClock;
let context: FakeContext;
let broken: number;

function keep(isReplacement = false): ContextKeeper {
  return new ContextKeeper({
    context,
    schedule: clock.schedule,
    isReplacement,
    onBroken: () => broken++,
  });
}

/** Lets time pass in steps, with promises in between. */
async function pass(durationMs: number): Promise<void> {
  for (let passedMs = 0; passedMs < durationMs; passedMs += 50) {
    clock.advance(50);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
}

beforeEach(() => {
  clock = new ManualClock();
  context = new FakeContext();
  broken = 0;
});

it('runs a context only while it is wanted', async () => {
  const keeper = keep();
  await pass(10_000);
  expect(context.resumes).toBe(0);
  keeper.want(true);
  expect(context.state).toBe('running');
  keeper.want(false);
  context.change('suspended');
  await pass(60_000);
  expect(context.resumes).toBe(1);
  expect(clock.pending).toBe(0);
});

describe('a context that is suspended behind its back', () => {
  it('is resumed at once', async () => {
    keep().want(true);
    context.change('suspended');
    expect(context.state).toBe('running');
    expect(context.sink).toBe('');
  });

  it('runs without an output device from a quarter of a second after the last one is gone', async () => {
    keep().want(true);
    context.loseDevice();
    expect(context.state).toBe('suspended');
    await pass(300);
    expect(context.state).toBe('running');
    expect(context.sink).toEqual({ type: 'none' });
    expect(broken).toBe(0);
  });

  it('gets a device again as soon as there is one, and stays without if that fails', async () => {
    const keeper = keep();
    keeper.want(true);
    context.loseDevice();
    await pass(300);
    keeper.followDevices();
    await pass(50);
    expect(context.sink).toEqual({ type: 'none' });
    expect(context.state).toBe('running');
    context.hasDevice = true;
    keeper.retry();
    await pass(50);
    expect(context.sink).toEqual({ type: 'none' });
    keeper.followDevices();
    await pass(50);
    expect(context.sink).toBe('');
    context.loseDevice();
    await pass(300);
    expect(context.sink).toEqual({ type: 'none' });
    expect(context.state).toBe('running');
  });

  it('is tried with growing pauses where it cannot run without a device, and at once when devices change', async () => {
    Object.defineProperty(context, 'setSinkId', { value: undefined });
    const keeper = keep();
    keeper.want(true);
    context.loseDevice();
    const resumesAt = async (durationMs: number): Promise<number> => {
      await pass(durationMs);
      return context.resumes - 1;
    };
    expect([await resumesAt(250), await resumesAt(500), await resumesAt(1_000), await resumesAt(2_000)]).toEqual([
      1, 2, 3, 4,
    ]);
    context.hasDevice = true;
    keeper.followDevices();
    expect(context.state).toBe('running');
    expect(broken).toBe(0);
  });

  it('is reported as broken after 8 s, once', async () => {
    keep().want(true);
    context.isHeld = true;
    context.change('suspended');
    await pass(7_650);
    expect(broken).toBe(0);
    await pass(150);
    expect(broken).toBe(1);
    await pass(60_000);
    context.change('closed');
    expect(broken).toBe(1);
    expect([clock.pending, context.listeners]).toEqual([0, 0]);
  });

  it('is reported as broken even if it runs for a moment between its stops', async () => {
    keep().want(true);
    for (let count = 0; count < 12; count++) {
      await pass(500);
      context.change('suspended');
    }
    expect(broken).toBe(1);
  });

  it('is reported as broken when it says that it runs and its clock stands', async () => {
    keep().want(true);
    context.isStuck = true;
    context.loseDevice();
    await pass(300);
    expect([context.state, broken]).toEqual(['running', 0]);
    await pass(3_000);
    expect(broken).toBe(1);
  });

  it('may stop any number of times when it runs for 10 s in between', async () => {
    keep().want(true);
    for (let count = 0; count < 20; count++) {
      await pass(10_050);
      context.change('suspended');
    }
    expect(broken).toBe(0);
    expect(context.state).toBe('running');
  });
});

it('reports a closed context at once', () => {
  keep().want(true);
  context.change('closed');
  expect(broken).toBe(1);
});

describe('a context that has not run yet', () => {
  it('waits for the gesture that the browser wants, and is never taken for broken', async () => {
    context.isHeld = true;
    const keeper = keep();
    keeper.want(true);
    await pass(60_000);
    expect(broken).toBe(0);
    expect(context.sink).toBe('');
    context.isHeld = false;
    keeper.retry();
    expect(context.state).toBe('running');
  });

  it('goes without a device if it replaces one that ran', async () => {
    context.hasDevice = false;
    keep(true).want(true);
    await pass(300);
    expect(context.state).toBe('running');
  });
});

it('does nothing after it was stopped', async () => {
  const keeper = keep();
  keeper.want(true);
  keeper.stop();
  context.change('suspended');
  keeper.retry();
  await pass(60_000);
  expect([context.resumes, broken, clock.pending]).toEqual([1, 0, 0]);
});
