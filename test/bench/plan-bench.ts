import { monotonicMs } from '../../main/clock/monotonic-time.ts';
import { FrameBank } from '../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../main/mixer/kernel/mix-memory.ts';
import { FULL_LIMITS } from '../../main/mixer/mix-limits.ts';
import { MixPlan } from '../../main/mixer/mix-plan.ts';
import { MixPlanner } from '../../main/mixer/plan/mix-planner.ts';
import { PersonalTables } from '../../main/mixer/personal-tables.ts';
import { AudibilityIndex } from '../../main/mixer/plan/audibility-index.ts';
import { SourceTable } from '../../main/mixer/sources/source-table.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { FakeInput } from '../support/mixer/mixer-harness.ts';
import { placementAt } from '../support/lobby/placement.ts';
import { createRandom, sine } from '../support/signals.ts';
import type { Figure } from './figure.ts';

const PARTICIPANTS = 200;
/** Everyone talks, with about 20 others within earshot (30 m) of each. */
const SIDE_METRES = 168;
/** Rounds in turn for each kind of listener. The shortest counts, because other programs use the machine too. */
const ROUNDS = 200;
/** Number of players for whom each listener has personal settings. */
const PERSONAL_ROWS = 20;

type Plan = Pick<MixPlanner, 'plan'>['plan'];

/** Microseconds to plan one listener's mix, with and without personal settings. */
export function runPlanBench(): Promise<Figure[]> {
  const random = createRandom(5);
  const audibility = new AudibilityIndex(PARTICIPANTS, DEFAULT_HEARING_RULES);
  const memory = createMixMemory(PARTICIPANTS, 1);
  const sources = new SourceTable(PARTICIPANTS, new FrameBank(memory), createMixKernels(memory), 0, 1);
  const personal = new PersonalTables(PARTICIPANTS);
  const tables: (Float32Array | undefined)[] = [undefined];
  for (let slot = 1; slot <= PARTICIPANTS; slot++) {
    sources.join(slot, new FakeInput(() => sine(300 + slot, 0.1, 960)));
    audibility.place(slot, placementAt(SIDE_METRES * random(), 0, SIDE_METRES * random()));
    const slots = Int32Array.from({ length: PERSONAL_ROWS }, () => 1 + Math.floor(PARTICIPANTS * random()));
    tables.push(personal.set(slot, { slots, gains: Float32Array.from(slots, (other) => (other % 4) / 2) }));
  }
  sources.collect(0, 0);
  audibility.setSpeakers(sources.active, sources.activeCount);
  const planner = new MixPlanner(PARTICIPANTS, sources, audibility);
  const plan: Plan = planner.plan.bind(planner);
  const without = createTurn(plan, () => undefined);
  const having = createTurn(plan, (slot) => tables[slot]);
  const least = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++)
    [without, having].forEach((turn, kind) => void (least[kind] = Math.min(least[kind]!, turn())));
  const note = `${PARTICIPANTS} listeners, all of whom talk, in a square of ${SIDE_METRES} m; least of ${ROUNDS} turns`;
  return Promise.resolve([
    { name: 'planning a mix, nothing set about others', value: least[0]!, unit: 'us', target: null, note },
    { name: `planning a mix, own gains for ${PERSONAL_ROWS} others`, value: least[1]!, unit: 'us', target: null, note },
  ]);
}

/** Plans all listeners once. Returns microseconds per listener. */
function createTurn(plan: Plan, tableOf: (slot: number) => Float32Array | undefined): () => number {
  const plans = Array.from({ length: PARTICIPANTS + 1 }, () => [new MixPlan(), new MixPlan()] as [MixPlan, MixPlan]);
  return () => {
    const startMs = monotonicMs();
    for (let slot = 1; slot <= PARTICIPANTS; slot++) {
      const pair = plans[slot]!;
      plan(slot, false, FULL_LIMITS.maxHeardSpeakers, 0, pair[0], pair[1], tableOf(slot));
      pair.reverse();
    }
    return ((monotonicMs() - startMs) * 1_000) / PARTICIPANTS;
  };
}
