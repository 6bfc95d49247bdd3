import { setTimeout as sleep } from 'node:timers/promises';
import type { Crew } from './crew.ts';
import type { PlaceName, Places } from './places.ts';
import type { Actor, Step } from './scenario.ts';
import { SwitchBed } from './switch-bed.ts';

/** How long the host of a sleeping member has to notice, before the calendars advance. */
const SLEEP_NOTICED_MS = 8_000;

const YEAR_MS = 31_556_952_000;

type NetworkStep = Extract<Step, { do: 'cut' | 'part' | 'heal' | 'plug' | 'unplug' | 'move' }>;

interface Stage {
  readonly crew: Crew;
  readonly places: Places;
  /** Returns the machine that an actor is. */
  readonly placeOf: (actor: Actor) => PlaceName;
}

/** Lets one thing happen. Resolves when it has. */
export async function takeStep(step: Exclude<Step, { do: 'mark' }>, stage: Stage): Promise<void> {
  const { crew, places, placeOf } = stage;
  if (step.do === 'wait') return sleep(1_000 * step.seconds);
  if (step.do === 'calendar') return crew.setClocks(YEAR_MS * step.years, 0);
  if (isNetworkStep(step)) return changeNetwork(step, places, placeOf);
  const program = crew.at(placeOf(step.place));
  if (step.do === 'kill') program.kill();
  else if (step.do === 'freeze') await program.freeze();
  else if (step.do === 'thaw') await program.thaw();
  else if (step.do === 'hand-over') await program.handOver();
  else if (step.do === 'debug') await program.debug(step.thread, step.seconds);
  else {
    await program.freeze();
    await sleep(SLEEP_NOTICED_MS);
    crew.setClocks(60_000 * step.minutes, 60_000 * step.minutes);
  }
}

function isNetworkStep(step: Step): step is NetworkStep {
  return ['cut', 'part', 'heal', 'plug', 'unplug', 'move'].includes(step.do);
}

async function changeNetwork(step: NetworkStep, bed: Places, placeOf: Stage['placeOf']): Promise<void> {
  if (!(bed instanceof SwitchBed)) throw new Error(`"${step.do}" needs machines in network namespaces.`);
  if (step.do === 'heal') await bed.heal();
  else if (step.do === 'part') {
    const [side, otherSide] = step.sides;
    await bed.part(side.map(placeOf), otherSide.map(placeOf));
  } else if (step.do === 'cut') await bed.cut(placeOf(step.place));
  else if (step.do === 'move') await bed.move(placeOf(step.place));
  else await bed.setPlug(placeOf(step.place), step.do === 'plug');
}
