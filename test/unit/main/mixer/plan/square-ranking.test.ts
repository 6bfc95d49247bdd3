import { expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { AudibilityIndex } from '../../../../../main/mixer/plan/audibility-index.ts';
import { SquareRanking } from '../../../../../main/mixer/plan/square-ranking.ts';
import { SourceTable } from '../../../../../main/mixer/sources/source-table.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';
import { FakeInput } from '../../../../support/mixer/mixer-harness.ts';
import { sine } from '../../../../support/signals.ts';

const CAPACITY = 32;
const RULES = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 } as const;

/** Speakers whose loudness a test sets, and a ranking with squares of 7.5 m. */
class Stage {
  readonly audibility = new AudibilityIndex(CAPACITY, RULES);
  readonly amplitudes = new Map<number, number>();
  readonly #sources: SourceTable;
  readonly #ranking: SquareRanking;
  #tick = 0;

  constructor() {
    const memory = createMixMemory(CAPACITY, 1);
    this.#sources = new SourceTable(CAPACITY, new FrameBank(memory), createMixKernels(memory), 0, 1);
    this.#ranking = new SquareRanking(CAPACITY, this.#sources, this.audibility);
    this.#ranking.width = 1 / 4;
  }

  speaker(slot: number, placement: Float64Array, amplitude: number): void {
    this.amplitudes.set(slot, amplitude);
    this.#sources.join(slot, new FakeInput(() => sine(500, this.amplitudes.get(slot)!, 960)));
    this.audibility.place(slot, placement);
  }

  /** The ranks of each listener's square in the next tick, with the gains in its middle to two decimals. */
  next(listeners: readonly number[], heardCount = 2): string[] {
    this.#sources.collect(this.#tick, 20 * this.#tick);
    this.audibility.setSpeakers(this.#sources.active, this.#sources.activeCount);
    this.#ranking.begin(this.#tick++, heardCount);
    const output = new Int32Array(CAPACITY + 1);
    return listeners.map((listener) => {
      const count = this.#ranking.rank(listener, output);
      return Array.from({ length: count }, (_, i) => `${output[i]} ${this.#ranking.gain(i).toFixed(2)}`).join(', ');
    });
  }
}

it('lists the loudest of a square first, with the gains in its middle, alike for all who stand there', () => {
  const stage = new Stage();
  stage.audibility.place(1, placementAt(0.1, 0.1, 0.1));
  stage.audibility.place(2, placementAt(7, 7, 7));
  stage.audibility.place(3, placementAt(20, 0, 0));
  stage.audibility.place(4, placementOf(undefined));
  // The middle is at 3.75 m on each axis of the floor, at the height of the first listener.
  stage.speaker(10, placementAt(3.75, 0.1, 3.75 + 16), 0.5);
  stage.speaker(11, placementAt(3.75, 0.1, 3.75 + 9), 0.1);
  stage.speaker(12, placementAt(3.75, 0.1, 3.75 + 33), 0.5);
  expect(stage.next([1, 2, 4])).toEqual(['10 0.50, 11 0.75, 12 0.00', '10 0.50, 11 0.75, 12 0.00', '']);
  expect(stage.next([3])).not.toEqual(stage.next([1]));
});

it('keeps to eight, and to who was chosen, until another is more than 12 dB louder', () => {
  const stage = new Stage();
  stage.audibility.place(1, placementAt(0, 0, 0));
  for (let slot = 10; slot < 20; slot++) stage.speaker(slot, placementAt(1, 0, 1), 0.01 * slot);
  const chosen = (): number[] =>
    stage
      .next([1])[0]!
      .split(', ')
      .slice(0, 2)
      .map((rank) => Number.parseInt(rank, 10));
  expect(stage.next([1])[0]!.split(', ')).toHaveLength(8);
  expect(chosen()).toEqual([19, 18]);
  stage.amplitudes.set(10, 0.6);
  expect(chosen()).toEqual([19, 18]);
  stage.amplitudes.set(10, 0.9);
  expect(chosen()).toEqual([10, 19]);
});

it('leaves the loudness of a whisper to the place of each listener', () => {
  const stage = new Stage();
  stage.audibility.place(1, placementAt(0, 0, 0));
  stage.speaker(10, placementOf({ xMetres: 1 }, { reach: 0.3 }), 0.5);
  expect(stage.next([1])).toEqual(['10 0.00']);
});

it('prefers a speaker with priority, and leaves out other worlds and groups', () => {
  const stage = new Stage();
  stage.audibility.place(1, placementAt(0, 0, 0));
  stage.speaker(10, placementAt(1, 0, 1), 0.5);
  stage.speaker(11, placementOf({ xMetres: 9 }, { isPriority: 1 }), 0.01);
  stage.speaker(12, placementOf({ xMetres: 1 }, { world: 3 }), 0.5);
  stage.speaker(13, placementOf({ xMetres: 1 }, { group: 3 }), 0.5);
  expect(stage.next([1])[0]).toMatch(/^11 [\d.]+, 10 [\d.]+$/);
});
