import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { PresetId } from './rules-presets.ts';

interface RulesState {
  /** The rules in force at the host. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** The host's latest changes until they are applied; null = none. */
  readonly draft: { readonly rules: HearingRules; readonly phase: GamePhase } | null;
  /** The preset that the rules began with, by its id in the catalogue. */
  readonly presetId: PresetId;
  /** Why the draft is not applied; null = nothing is wrong. */
  readonly problem: string | null;
}

export type RulesStore = StoreApi<RulesState>;

export function createRulesStore(): RulesStore {
  return createStore<RulesState>(() => ({
    rules: DEFAULT_HEARING_RULES,
    phase: 'playing',
    draft: null,
    presetId: 'plain',
    problem: null,
  }));
}
