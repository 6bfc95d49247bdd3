import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { AudienceSweep } from '../../../../../main/mixer/plan/audience-sweep.ts';
import { AudienceTable, MAX_AUDIENCE } from '../../../../../main/mixer/plan/audience-table.ts';
import { gainToDb } from '../../../../../shared/units.ts';
import { lawGain } from '../../../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { createRandom } from '../../../../support/signals.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';

const RULES = DEFAULT_HEARING_RULES;

class Harness {
  readonly table: AudienceTable;
  readonly sweep: AudienceSweep;
  readonly #listeners = new Int32Array(MAX_AUDIENCE);
  readonly #gains = new Float64Array(MAX_AUDIENCE);

  constructor(capacity: number, rules: HearingRules = RULES) {
    this.table = new AudienceTable(AudienceTable.allocate(capacity), capacity);
    this.sweep = new AudienceSweep(capacity, rules, 'playing', this.table);
  }

  /** Places a participant at `x` on a line. */
  stand(slot: number, x: number): void {
    this.sweep.setPlacement(slot, placementAt(x, 0, 0));
    this.sweep.setListening(slot, true);
  }

  /** Runs ticks until a round that begins now has been published. Returns their number. */
  round(): number {
    this.#tickUntilPublished();
    return this.#tickUntilPublished();
  }

  /** Returns who hears `speaker`, by slot, with gains in dB to 0.01. */
  audienceOf(speaker: number): Record<number, number> {
    const count = this.table.read(speaker, this.#listeners, this.#gains, 0);
    return Object.fromEntries(
      Array.from({ length: count }, (_, place) => [
        this.#listeners[place],
        Math.round(gainToDb(this.#gains[place]!) * 100) / 100,
      ]),
    );
  }

  #tickUntilPublished(): number {
    const before = this.table.rounds();
    for (let ticks = 1; ; ticks++) {
      this.sweep.tick();
      if (this.table.rounds() !== before) return ticks;
    }
  }
}

const dbAt = (metres: number, rules: HearingRules = RULES): number =>
  Math.round(gainToDb(lawGain(metres, rules)) * 100) / 100;

describe('audience sweep', () => {
  it('finds for each participant who hears it and how loud, speaking or not, and never itself', () => {
    const harness = new Harness(10);
    harness.stand(1, 0);
    harness.stand(2, 10);
    harness.stand(3, 25);
    harness.stand(4, 100);
    harness.round();
    expect(harness.audienceOf(1)).toEqual({ 2: dbAt(10), 3: dbAt(25) });
    expect(harness.audienceOf(2)).toEqual({ 1: dbAt(10), 3: dbAt(15) });
    expect(harness.audienceOf(4)).toEqual({});
  });

  it('leaves out listeners who are deafened, have left or belong to another worker, but counts speakers there', () => {
    const harness = new Harness(10);
    for (const slot of [1, 2, 3]) harness.stand(slot, slot);
    harness.sweep.setPlacement(4, placementAt(4, 0, 0));
    harness.sweep.setListening(2, false);
    harness.round();
    expect(harness.audienceOf(1)).toEqual({ 3: dbAt(2) });
    expect(harness.audienceOf(4)).toEqual({ 1: dbAt(3), 3: dbAt(1) });
    harness.sweep.clearPlacement(4);
    harness.sweep.setListening(3, false);
    harness.round();
    expect([harness.audienceOf(1), harness.audienceOf(4)]).toEqual([{}, {}]);
  });

  it('follows moving players within two rounds', () => {
    const harness = new Harness(4);
    harness.stand(1, 0);
    harness.stand(2, 100);
    harness.round();
    expect(harness.audienceOf(1)).toEqual({});
    harness.stand(2, 5);
    harness.round();
    expect(harness.audienceOf(1)).toEqual({ 2: dbAt(5) });
  });

  it('follows all rules: worlds, teams, players without a position, and rule changes', () => {
    const harness = new Harness(6);
    harness.stand(1, 0);
    harness.sweep.setPlacement(2, placementOf({ xMetres: 1 }, { world: 2 }));
    harness.sweep.setPlacement(3, placementOf(undefined));
    for (const slot of [2, 3]) harness.sweep.setListening(slot, true);
    harness.round();
    expect([1, 2, 3].map((slot) => harness.audienceOf(slot))).toEqual([{}, {}, {}]);
    const flat: HearingRules = { ...RULES, law: 'flat' };
    harness.sweep.setRules(flat, 'playing');
    harness.round();
    expect([1, 2, 3].map((slot) => Object.keys(harness.audienceOf(slot)))).toEqual([
      ['2', '3'],
      ['1', '3'],
      ['1', '2'],
    ]);
    expect(harness.audienceOf(1)).toEqual({ 2: 0, 3: 0 });
  });

  it('adds up the dry and the muffled part of a voice', () => {
    const harness = new Harness(4, { ...RULES, effects: true });
    harness.stand(1, 0);
    harness.sweep.setPlacement(2, placementOf({ xMetres: 10 }, { muffle: 0.5 }));
    harness.sweep.setListening(2, true);
    harness.round();
    expect(harness.audienceOf(1)[2]).toBeCloseTo(dbAt(10), 1);
  });

  it('takes ten ticks for a round, and examines at most a tenth of the listeners in each', () => {
    const harness = new Harness(200);
    for (let slot = 1; slot <= 100; slot++) harness.stand(slot, 1_000 * slot);
    expect(harness.round()).toBe(10);
    expect(new Harness(200).round()).toBe(10);
    // In the fifth tick the listeners after it are not in the table yet, so it still matters whether they listen.
    for (let slot = 1; slot <= 100; slot++) harness.stand(slot, 0);
    harness.round();
    for (let tick = 0; tick < 5; tick++) harness.sweep.tick();
    for (let slot = 51; slot <= 100; slot++) harness.sweep.setListening(slot, false);
    for (let tick = 0; tick < 5; tick++) harness.sweep.tick();
    expect(Object.keys(harness.audienceOf(1))).toHaveLength(49);
  });

  it('takes more ticks when very many players are close together, so that no tick takes long', () => {
    const harness = new Harness(500);
    for (let slot = 1; slot <= 500; slot++) harness.stand(slot, slot / 100);
    expect(harness.round()).toBeGreaterThan(50);
    expect(Object.keys(harness.audienceOf(250))).toHaveLength(MAX_AUDIENCE);
  });

  it('leaves nothing behind on the heap, and allocates no object', () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const harness = new Harness(60);
    const random = createRandom(5);
    const placements = Array.from({ length: 60 }, () => placementAt(10 * random(), 0, 10 * random(), random()));
    for (let slot = 1; slot <= 60; slot++) harness.sweep.setListening(slot, true);
    const run = (ticks: number): void => {
      for (let tick = 0; tick < ticks; tick++) {
        harness.sweep.setPlacement(1 + (tick % 60), placements[(7 * tick) % 60]!);
        harness.sweep.tick();
      }
    };
    run(5_000);
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each. The best of several windows
    // counts.
    let bytesPerTick = Infinity;
    for (let window = 0; window < 8; window++) {
      collectGarbage();
      const heapBytes = process.memoryUsage().heapUsed;
      run(500);
      bytesPerTick = Math.min(bytesPerTick, (process.memoryUsage().heapUsed - heapBytes) / 500);
    }
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000);
    // A tick examines six listeners, with sixty speakers each.
    expect(bytesPerTick / 360).toBeLessThan(40);
  });
});

it("applies the listeners' own volumes: quieter, louder, and muted", () => {
  const harness = new Harness(4);
  for (const slot of [1, 2, 3, 4]) harness.stand(slot, 0);
  harness.sweep.setPersonal(2, Float32Array.from([1, 0.5, 1, 1, 1]));
  harness.sweep.setPersonal(3, Float32Array.from([1, 0, 1, 1, 1]));
  harness.round();
  expect(harness.audienceOf(1)).toEqual({ 2: -6.02, 4: 0 });
  harness.sweep.setPersonal(3, undefined);
  harness.round();
  expect(harness.audienceOf(1)).toEqual({ 2: -6.02, 3: 0, 4: 0 });
});
