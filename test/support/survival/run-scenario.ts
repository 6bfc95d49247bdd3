import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { Crew } from './crew.ts';
import { findSurplus, readPairGaps, type PairGap } from './pair-gaps.ts';
import type { PlaceName, Places } from './places.ts';
import type { MemberReport } from './program-messages.ts';
import type { Scenario, Step } from './scenario.ts';
import { findStateChanges } from './state-changes.ts';
import { SwitchBed } from './switch-bed.ts';

/** How long the host of a sleeping member has to notice, before the calendars go on. */
const SLEEP_NOTICED_MS = 8_000;

const YEAR_MS = 31_556_952_000;

/** How one phase of a scenario went. */
interface PhaseOutcome {
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
  /** Whom somebody heard twice or itself: sentences. */
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
    const marks: Mark[] = [];
    for (const step of scenario.steps) {
      if (step.do === 'mark') marks.push(markOf(step, scenario));
      else await take(step, crew, places);
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

function markOf({ what, sides }: Extract<Step, { do: 'mark' }>, { crew }: Scenario): Mark {
  const places = sides ?? [Object.keys(crew) as PlaceName[]];
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

async function take(step: Exclude<Step, { do: 'mark' }>, crew: Crew, places: Places): Promise<void> {
  if (step.do === 'wait') await sleep(1_000 * step.seconds);
  else if (step.do === 'kill') crew.at(step.place).kill();
  else if (step.do === 'freeze') await crew.at(step.place).freeze();
  else if (step.do === 'thaw') await crew.at(step.place).thaw();
  else if (step.do === 'debug') await crew.at(step.place).debug(step.thread, step.seconds);
  else if (step.do === 'sleep') await letSleep(step, crew);
  else if (step.do === 'calendar') crew.setClocks(YEAR_MS * step.years, 0);
  else await changeNetwork(step, places);
}

async function letSleep({ place, minutes }: Extract<Step, { do: 'sleep' }>, crew: Crew): Promise<void> {
  await crew.at(place).freeze();
  await sleep(SLEEP_NOTICED_MS);
  crew.setClocks(60_000 * minutes, 60_000 * minutes);
}

async function changeNetwork(
  step: Extract<Step, { do: 'cut' | 'part' | 'heal' | 'plug' | 'unplug' | 'move' }>,
  places: Places,
): Promise<void> {
  if (!(places instanceof SwitchBed)) throw new Error(`"${step.do}" needs machines in network namespaces.`);
  if (step.do === 'cut') await places.cut(step.place);
  else if (step.do === 'part') await places.part(...step.sides);
  else if (step.do === 'heal') await places.heal();
  else if (step.do === 'move') await places.move(step.place);
  else await places.setPlug(step.place, step.do === 'plug');
}
