import { describe, expect, it } from 'vitest';
import { createMixMemory } from '../../../../main/mixer/kernel/mix-memory.ts';
import { LoadGovernor } from '../../../../main/mixer/load-governor.ts';
import { FULL_LIMITS, type MixLimits } from '../../../../main/mixer/mix-limits.ts';
import { Mixer } from '../../../../main/mixer/mixer.ts';
import type { MixEncoder } from '../../../../main/mixer/ports.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { placementAt } from '../../../support/lobby/placement.ts';
import { FakeInput } from '../../../support/mixer/mixer-harness.ts';
import { createRandom, sine } from '../../../support/signals.ts';

const BUDGET_MS = 20;
const SECOND = 50;
const PLAYERS = 100;
/** Everybody is within earshot of about a third of the others. */
const SIDE_METRES = 30;

/** The last limits that still give everybody a mix of their own, in stereo. */
const OWN_MIXES: MixLimits = { ...FULL_LIMITS, maxHeardSpeakers: 2, complexity: 0, framesPerPacket: 2 };

/** What the parts of a tick take on a machine for which 100 mixes are too many, ms: four times what was measured. */
const SLOW_MACHINE = { encodeMs: 0.27, encodeSimplyMs: 0.22, encodeMonoMs: 0.145, decodeMs: 0.05, listenerMs: 0.015 };

/** A crowd that walks about and talks by turns, mixed in virtual time on a machine whose costs are given. */
class Lobby {
  readonly mixer: Mixer;
  readonly governor = new LoadGovernor({ budgetMs: BUDGET_MS, limits: FULL_LIMITS });
  readonly tickMs: number[] = [];
  readonly steps: number[] = [];
  /** By slot: the ticks of sound that the listener was sent. */
  readonly sentTicks = new Float64Array(PLAYERS + 1);
  talking: number;
  encodes = 0;
  readonly #random: () => number;
  readonly #places = new Float64Array(2 * PLAYERS + 2);
  #limits: MixLimits = FULL_LIMITS;
  #tick = 0;

  constructor(talking: number, seed: number) {
    this.talking = talking;
    this.#random = createRandom(seed);
    const sink = {
      emit: (slot: number, payload: Uint8Array, length: number) => {
        if (length > 1) this.sentTicks[slot]! += (payload[0]! & 3) === 0 ? 1 : 2;
      },
    };
    this.mixer = new Mixer({ rules: DEFAULT_HEARING_RULES, sink, memory: createMixMemory(PLAYERS, 1), worker: 0 });
    const voices = Array.from({ length: 10 }, (_, i) => sine(300, 0.05 * (i + 1), 960));
    for (let slot = 1; slot <= PLAYERS; slot++) {
      // A syllable is loud and soft, and players pause for a second between sentences.
      const speak = (tick: number): Float32Array | undefined =>
        slot <= this.talking && (tick + 29 * slot) % 200 > 50 ? voices[(tick + 3 * slot) % 10] : undefined;
      this.mixer.join(slot, { input: new FakeInput(speak), encoder: createEncoder() });
      this.#places[2 * slot] = SIDE_METRES * this.#random();
      this.#places[2 * slot + 1] = SIDE_METRES * this.#random();
    }
  }

  /** Fixes the limits for good, as if there were no governor. */
  runWith(limits: MixLimits, ticks: number): void {
    this.#limits = limits;
    this.mixer.setLimits(limits);
    for (let count = 0; count < ticks; count++) this.#runTick();
  }

  run(ticks: number): void {
    for (let count = 0; count < ticks; count++) {
      const busyMs = this.#runTick();
      if (!this.governor.observe(busyMs)) continue;
      this.#limits = this.governor.limits;
      this.mixer.setLimits(this.#limits);
      this.steps.push(this.governor.step);
    }
  }

  #runTick(): number {
    const { stats } = this.mixer;
    const [encodes, decodes] = [stats.encodes, stats.decodes];
    if (this.#tick % 10 === 0) this.#walk();
    this.mixer.tick(this.#tick, BUDGET_MS * this.#tick);
    this.#tick++;
    this.encodes = stats.encodes - encodes;
    const { isMono, complexity } = this.#limits;
    const { encodeMonoMs, encodeSimplyMs, encodeMs, decodeMs, listenerMs } = SLOW_MACHINE;
    const busyMs =
      this.encodes * (isMono ? encodeMonoMs : complexity === 0 ? encodeSimplyMs : encodeMs) +
      (stats.decodes - decodes) * decodeMs +
      PLAYERS * listenerMs;
    this.tickMs.push(busyMs);
    return busyMs;
  }

  /** One metre a second. */
  #walk(): void {
    for (let slot = 1; slot <= PLAYERS; slot++) {
      for (const axis of [2 * slot, 2 * slot + 1]) {
        const metres = this.#places[axis]! + 0.2 * (2 * this.#random() - 1);
        this.#places[axis] = Math.max(0, Math.min(SIDE_METRES, metres));
      }
      this.mixer.setPlacement(slot, placementAt(this.#places[2 * slot]!, 0, this.#places[2 * slot + 1]!));
    }
  }
}

/** Its packets are one frame of CELT that says nothing. */
function createEncoder(): MixEncoder {
  const nothing = (): void => undefined;
  return {
    encode: (_frame, output) => {
      output[0] = 0xfc;
      return 3;
    },
    reset: nothing,
    continueFrom: nothing,
    codeNextFrameAlone: nothing,
    setComplexity: nothing,
    setMono: nothing,
    free: nothing,
  };
}

const shareInTime = (tickMs: readonly number[]): number =>
  tickMs.filter((busyMs) => busyMs <= BUDGET_MS).length / tickMs.length;

describe.each([
  { name: 'a tenth of the players talk', talking: 10, seed: 1 },
  { name: 'half of the players talk', talking: 50, seed: 2 },
  { name: 'all talk at once', talking: 100, seed: 3 },
])('a machine that is too slow by half, where $name', ({ talking, seed }) => {
  it('would be late in every tick with mixes of their own, at their cheapest', () => {
    const lobby = new Lobby(talking, seed);
    lobby.runWith(OWN_MIXES, 2 * SECOND);
    expect(shareInTime(lobby.tickMs.slice(SECOND))).toBe(0);
  });

  it('is in time within two seconds, serves every listener in every tick, and gives everything back', () => {
    const lobby = new Lobby(talking, seed);
    lobby.run(2 * SECOND);
    lobby.tickMs.length = 0;
    lobby.sentTicks.fill(0);
    lobby.run(10 * SECOND);
    expect(shareInTime(lobby.tickMs)).toBeGreaterThanOrEqual(0.97);
    // A frame may wait for the second half of its packet. Nobody is out of earshot of all who talk.
    for (let slot = 1; slot <= PLAYERS; slot++)
      expect(lobby.sentTicks[slot], `slot ${slot}`).toBeGreaterThanOrEqual(10 * SECOND - 1);
    expect(lobby.governor.limits.isMono).toBe(true);

    lobby.talking = 0;
    lobby.steps.length = 0;
    const { step } = lobby.governor;
    lobby.run(40 * SECOND);
    expect(lobby.steps).toEqual(Array.from({ length: step }, (_, released) => step - 1 - released));
  });
});
