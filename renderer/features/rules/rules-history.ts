import type { Schedule } from '../../../shared/schedule.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../shared/spatial/is-equal-data.ts';
import type { RulesAndPhase } from './rules-store.ts';
import type { BaseSet } from './known-sets.ts';

/** The rules that a change replaced. */
export interface RulesStep extends RulesAndPhase {
  readonly base: BaseSet;
}

/** Changes of the same number that follow each other within this time are one step: a number being typed. */
const ONE_STEP_MS = 1_500;

const MAX_STEPS = 100;

/** The host's changes of the rules, to be taken back one by one. */
export class RulesHistory {
  readonly #schedule: Schedule;
  #steps: RulesStep[] = [];
  /** The numbers that the last step changed, while more of their changes belong to it; '' = it is complete. */
  #open = '';
  #cancel: (() => void) | undefined;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** Remembers what a change to `after` replaces. */
  add(before: RulesStep, after: RulesAndPhase): void {
    const numbers = before.phase === after.phase ? changedNumbers(before.rules, after.rules) : '';
    if (numbers === '' || numbers !== this.#open) this.#steps = [...this.#steps, before].slice(-MAX_STEPS);
    this.#open = numbers;
    this.#cancel?.();
    this.#cancel = this.#schedule(() => (this.#open = ''), ONE_STEP_MS);
  }

  /** Returns the last step and forgets it; undefined = there is none. */
  take(): RulesStep | undefined {
    this.#open = '';
    return this.#steps.pop();
  }

  last(): RulesStep | undefined {
    return this.#steps.at(-1);
  }

  get length(): number {
    return this.#steps.length;
  }

  /** Forgets the steps after the first `length`, and returns the first of them; undefined = there are none. */
  cut(length: number): RulesStep | undefined {
    this.#open = '';
    return this.#steps.splice(length)[0];
  }
}

/** Returns the paths of the fields that differ, if all of them are numbers; '' = some are not, or none differs. */
function changedNumbers(before: HearingRules, after: HearingRules): string {
  const paths = changedPaths(before, after, '');
  return paths.every(({ isNumber }) => isNumber) ? paths.map(({ path }) => path).join() : '';
}

function changedPaths(before: unknown, after: unknown, path: string): { path: string; isNumber: boolean }[] {
  if (isEqualData(before, after)) return [];
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return [{ path, isNumber: typeof before === 'number' && typeof after === 'number' }];
  const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((field) =>
    changedPaths(left.get(field), right.get(field), `${path}.${field}`),
  );
}
