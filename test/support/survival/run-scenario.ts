import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { Crew } from './crew.ts';
import { findSurplus, readPairGaps, type PairGap } from './pair-gaps.ts';
import type { PlaceName, Places } from './places.ts';
import type { MemberReport } from './program-messages.ts';
import type { Actor, Role, Scenario, Step } from './scenario.ts';
import { findStateChanges } from './state-changes.ts';
import { takeStep } from './take-step.ts';

/** How one phase of a scenario went. */
export interface PhaseOutcome {
  readonly what: string;
  /** From the mark until the last pair heard each other again, ms; Infinity = not within the phase. */
  readonly voiceAgainMs: number;
  readonly pairs: readonly PairGap[];
  /** The load average of the machine when the phase began. */
  readonly load: number;
}

/** How a scenario went, once. */
export interface ScenarioOutcome {
  readonly phases: readonly PhaseOutcome[];
  /** Members that were heard twice, or heard themselves: sentences. */
  readonly surplus: readonly string[];
  /** What members know otherwise than before, of what has to survive: sentences. */
  readonly changes: readonly string[];
  /** By how much longer than before the playout of each member waits at the end, ms, by name. */
  readonly extraDelaysMs: Readonly<Record<string, number>>;
  readonly members: readonly MemberReport[];
  /** When the first phase began, on the clock of the members' events. */
  readonly beganMs: number;
}

interface Mark {
  readonly what: string;
  readonly atMs: number;
  readonly sides: readonly (readonly string[])[];
  readonly load: number;
}

/** Gathers the members of a scenario, lets everything happen, and judges what they heard. */
export async function runScenario(scenario: Scenario, places: Places): Promise<ScenarioOutcome> {
  const crew = await Crew.gather(scenario, places);
  try {
    const before = await crew.report(0);
    const roles = await crew.roles();
    const placeOf = (actor: Actor): PlaceName => roles.get(actor as Role) ?? (actor as PlaceName);
    const marks: Mark[] = [];
    for (const step of scenario.steps) {
      if (step.do === 'mark') marks.push(markOf(step, scenario, placeOf));
      else await takeStep(step, { crew, places, placeOf });
    }
    await sleep(1_000 * scenario.observedSeconds);
    const beganMs = marks[0]?.atMs ?? before.atMs;
    const { atMs, members } = await crew.report(before.atMs);
    return {
      phases: marks.map((mark, index) => judge(mark, marks[index + 1]?.atMs ?? atMs, members)),
      surplus: findSurplus(members),
      changes: findStateChanges(before.members, members),
      extraDelaysMs: extraDelaysMs(before.members, members),
      ...{ members, beganMs },
    };
  } finally {
    await crew.end();
  }
}

function markOf(
  { what, sides }: Extract<Step, { do: 'mark' }>,
  { crew }: Scenario,
  placeOf: (actor: Actor) => PlaceName,
): Mark {
  const places = sides?.map((side) => side.map(placeOf)) ?? [Object.keys(crew) as PlaceName[]];
  return {
    what,
    atMs: monotonicMs(),
    sides: places.map((side) => side.flatMap((place) => crew[place] ?? [])),
    load: loadavg()[0] ?? 0,
  };
}

function judge({ what, atMs, sides, load }: Mark, endMs: number, members: readonly MemberReport[]): PhaseOutcome {
  const pairs = readPairGaps(members, { sides, markMs: atMs, endMs });
  return { what, pairs, load, voiceAgainMs: Math.max(0, ...pairs.map(({ againMs }) => againMs)) };
}

function extraDelaysMs(
  before: readonly MemberReport[],
  after: readonly MemberReport[],
): Readonly<Record<string, number>> {
  const extra = after.map(({ name, playoutMs }) => {
    const former = before.find((member) => member.name === name);
    return [name, former === undefined ? 0 : playoutMs - former.playoutMs];
  });
  return Object.fromEntries(extra) as Readonly<Record<string, number>>;
}
