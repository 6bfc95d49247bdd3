import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { PLAIN_SET, type BaseSet } from './known-sets.ts';
import type { OwnSet } from './own-sets.ts';

/** The rules and the phase of a lobby. */
export interface RulesAndPhase {
  readonly rules: HearingRules;
  readonly phase: GamePhase;
}

interface RulesState extends RulesAndPhase {
  /** The host's latest changes until they are applied; null = none. */
  readonly draft: RulesAndPhase | null;
  /** The set that the rules began with. */
  readonly base: BaseSet;
  /** The set that the host has chosen and not confirmed, while others are in the lobby; null = none. */
  readonly pending: BaseSet | null;
  /** Why the draft is not applied; null = nothing is wrong. */
  readonly problem: string | null;
  /** The sets that you saved. */
  readonly ownSets: readonly OwnSet[];
  /** How many more there are, which this version cannot read. */
  readonly unreadableSets: number;
}

export type RulesStore = StoreApi<RulesState>;

export function createRulesStore(): RulesStore {
  return createStore<RulesState>(() => ({
    rules: DEFAULT_HEARING_RULES,
    phase: 'playing',
    draft: null,
    base: PLAIN_SET,
    pending: null,
    problem: null,
    ownSets: [],
    unreadableSets: 0,
  }));
}
