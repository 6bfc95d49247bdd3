import { describe, expect, it } from 'vitest';
import { HeldRamp } from '../../../../renderer/audio/held-ramp.ts';
import { createRandom } from '../../../support/signals.ts';

interface Event {
  readonly kind: 'set' | 'ramp';
  readonly value: number;
  readonly time: number;
}

/** An AudioParam as the Web Audio API describes it, without `cancelAndHoldAtTime`, as in Firefox. */
class Parameter {
  readonly initial: number;
  events: Event[] = [];

  constructor(initial: number) {
    this.initial = initial;
  }

  setValueAtTime(value: number, time: number): void {
    this.events.push({ kind: 'set', value, time });
  }

  linearRampToValueAtTime(value: number, time: number): void {
    this.events.push({ kind: 'ramp', value, time });
  }

  cancelScheduledValues(from: number): void {
    this.events = this.events.filter(({ time }) => time < from);
  }

  valueAt(time: number): number {
    const before = this.events.filter((event) => event.time <= time).at(-1) ?? { value: this.initial, time: 0 };
    const next = this.events.find((event) => event.time > time);
    if (next?.kind !== 'ramp') return before.value;
    return before.value + ((next.value - before.value) * (time - before.time)) / (next.time - before.time);
  }
}

function rampOf(value: number): { readonly parameter: Parameter; readonly ramp: HeldRamp } {
  const parameter = new Parameter(value);
  return { parameter, ramp: new HeldRamp(parameter as unknown as AudioParam, value) };
}

describe('a held ramp', () => {
  it('begins at its start, not before', () => {
    const { parameter, ramp } = rampOf(0);
    ramp.rampTo(1, 5, 0.1);
    expect([4, 5, 5.05, 5.1, 9].map((time) => parameter.valueAt(time))).toEqual([0, 0, expect.closeTo(0.5), 1, 1]);
  });

  it('continues from the middle of another, which stays as it was until then', () => {
    const { parameter, ramp } = rampOf(0);
    ramp.rampTo(1, 1, 1);
    ramp.rampTo(0, 1.5, 1);
    const values = [1.25, 1.5, 2, 2.5].map((time) => parameter.valueAt(time));
    expect(values).toEqual([expect.closeTo(0.25), expect.closeTo(0.5), expect.closeTo(0.25), 0]);
  });

  it('replaces one that begins at the same time', () => {
    const { parameter, ramp } = rampOf(0);
    ramp.rampTo(1, 1, 1);
    ramp.rampTo(0, 1.5, 1);
    ramp.rampTo(1, 1.5, 1);
    const values = [1.25, 1.5, 2, 2.5].map((time) => parameter.valueAt(time));
    expect(values).toEqual([expect.closeTo(0.25), expect.closeTo(0.5), expect.closeTo(0.75), 1]);
  });

  it('never steps, however often it changes its mind', () => {
    const random = createRandom(5);
    const { parameter, ramp } = rampOf(0);
    const [seconds, tickSeconds] = [0.01, 0.0005];
    let last = 0;
    let target = 0;
    for (let tick = 0; tick < 4_000; tick++) {
      if (random() < 0.1) ramp.rampTo((target = 1 - target), tick * tickSeconds + 0.003, seconds);
      const value = parameter.valueAt(tick * tickSeconds);
      expect(Math.abs(value - last)).toBeLessThanOrEqual(tickSeconds / seconds + 1e-9);
      last = value;
    }
    expect(parameter.valueAt(100)).toBe(target);
  });
});
