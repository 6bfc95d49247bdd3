import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';

interface RulesState {
  /** As the host has them. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** As the person who hosts has just changed them, until the host has taken that; null = not. */
  readonly draft: { readonly rules: HearingRules; readonly phase: GamePhase } | null;
  /** Why the draft is not in force; null = nothing is wrong. */
  readonly problem: string | null;
}

export type RulesStore = StoreApi<RulesState>;

export function createRulesStore(): RulesStore {
  return createStore<RulesState>(() => ({
    rules: DEFAULT_HEARING_RULES,
    phase: 'playing',
    draft: null,
    problem: null,
  }));
}
