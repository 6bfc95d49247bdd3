import type { ElectorateEvent } from '../../../shared/succession/electorate.ts';
import { NO_VOTES } from '../../../shared/model/vote-memory.ts';
import type { Exploration } from './explore.ts';
import { createNode, REAL_RULES, successorOf, type ModelRules } from './model-node.ts';
import type { ScriptEvent } from './model-world.ts';

interface Scenario {
  /** Members from the beginning, each a letter; the host is `a`. */
  readonly electors: string;
  /** Members who join later. */
  readonly later?: string;
  /** Successors, the best first. */
  readonly successors: string;
  /** Other machines with a standby host. */
  readonly otherStandbys?: string;
}

/** A change of the electorate at the first host, for a script. */
export function atHost(event: ElectorateEvent): ScriptEvent {
  return { node: 0, input: { kind: 'electorate', event } };
}

export function memberJoins(identity: string, votes = true): ScriptEvent {
  return atHost({ type: 'member', identity, order: identity.charCodeAt(0), votes, isPresent: true });
}

export function successorsAre(identities: string): ScriptEvent {
  return atHost({ type: 'successors', successors: [...identities].map(successorOf) });
}

export const TIMELESS_RULES: ModelRules = { ...REAL_RULES, isEverybodyReady: true };

/** Returns a lobby whose electorate is settled. Whatever is not given means: nothing more happens. */
export function explorationOf(
  { electors, later = '', successors, otherStandbys = '' }: Scenario,
  options: Partial<Exploration> & Pick<Exploration, 'maxEpoch'>,
): Exploration {
  const identities = ['a', ...electors, ...later];
  const standbys = successors + otherStandbys;
  return {
    rules: TIMELESS_RULES,
    nodes: identities.map((identity) =>
      createNode(identity, 'a', { isStandby: standbys.includes(identity), memory: NO_VOTES }),
    ),
    preparation: [...[...electors].map((identity) => memberJoins(identity)), successorsAre(successors)],
    script: [],
    losers: identities.map((_, place) => place).slice(1),
    mayHearAgain: false,
    lost: ['join'],
    maxWorlds: 2_000_000,
    ...options,
  };
}
