import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { errorText } from '../../i18n/error-text.ts';
import { presetOf, rulesOfPreset, type PresetId } from './rules-presets.ts';
import { rulesProblem } from './rules-problem.ts';
import type { RulesStore } from './rules-store.ts';

/** A number being typed, or a slider being dragged, is sent once it rests. */
export const SEND_AFTER_MS = 150;

export interface RulesController {
  /** Receives the current rules and phase from the host. */
  receiveRules(rules: HearingRules, phase: GamePhase): void;
  /** Changes the rules for everyone; for the host only. */
  edit(change: Partial<HearingRules>): void;
  /** Sets all that a preset sets; for the host only. */
  choosePreset(id: PresetId): void;
  setPhase(phase: GamePhase): void;
  /** Discards a change that could not be applied. */
  discard(): void;
}

export interface RulesDependencies {
  readonly bridge: EarshotBridge;
  readonly store: RulesStore;
  readonly i18n: i18n;
  readonly schedule: Schedule;
}

/** Keeps the rules of the lobby, and the host's unsent changes. */
export function createRulesController({ bridge, store, i18n, schedule }: RulesDependencies): RulesController {
  let cancel: (() => void) | undefined;
  let isSending = false;

  const newest = (): { readonly rules: HearingRules; readonly phase: GamePhase } => {
    const { draft, rules, phase } = store.getState();
    return draft ?? { rules, phase };
  };

  async function send(): Promise<void> {
    cancel = undefined;
    const { draft } = store.getState();
    if (draft === null || isSending) return;
    isSending = true;
    const taken = await bridge.invoke('lobby:set-rules', draft);
    isSending = false;
    const isNewest = store.getState().draft === draft;
    if (!isNewest && store.getState().problem === null) return send();
    if (!isNewest) return;
    if (taken.ok) store.setState({ ...draft, draft: null, problem: null });
    else store.setState({ problem: errorText(i18n, taken.error) });
  }

  function change(draft: { readonly rules: HearingRules; readonly phase: GamePhase }): void {
    const problem = rulesProblem(draft.rules, i18n.getFixedT(null, 'rules'));
    store.setState({ draft, problem });
    cancel?.();
    cancel = problem === null ? schedule(() => void send(), SEND_AFTER_MS) : undefined;
  }

  return {
    receiveRules(rules, phase) {
      const { draft, presetId } = store.getState();
      // What the host has not sent yet is newer.
      store.setState({ rules, phase, ...(draft === null ? { presetId: presetOf(rules, presetId) } : {}) });
    },
    edit: (edited) => change({ ...newest(), rules: { ...newest().rules, ...edited } }),
    choosePreset(id) {
      store.setState({ presetId: id });
      change({ ...newest(), rules: { ...newest().rules, ...rulesOfPreset(id) } });
    },
    setPhase: (phase) => change({ ...newest(), phase }),
    discard() {
      // A pending change is still wanted.
      if (store.getState().problem !== null) store.setState({ draft: null, problem: null });
    },
  };
}
