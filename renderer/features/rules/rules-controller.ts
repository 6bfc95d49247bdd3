import type { i18n } from 'i18next';
import type { Schedule } from '../../../shared/schedule.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../shared/spatial/is-equal-data.ts';
import { RulesHistory } from './rules-history.ts';
import { rulesProblem } from './rules-problem.ts';
import type { RulesAndPhase, RulesStore } from './rules-store.ts';
import {
  findSet,
  findSetWithAnyMap,
  isSameHearing,
  PLAIN_SET,
  rulesOfSet,
  type BaseSet,
  type SetId,
} from './known-sets.ts';
import { shortChange } from './words/short-change.ts';

/** A number being typed, or a slider being dragged, is sent once it rests. */
export const SEND_AFTER_MS = 150;

/** Shows what happened for some seconds. `topic`: replaces what the same topic shows. */
export type ShowToast = (topic: string, text: string, onUndo: (() => void) | null) => void;

export interface RulesController {
  /** Forgets what belongs to another lobby. `isPractice`: its rules are a preset, but for what the map shows. */
  enterLobby(isPractice: boolean): void;
  /** Receives the current rules and phase from the host. */
  receiveRules(rules: HearingRules, phase: GamePhase): void;
  /** Says that another player changed the rules. `name`: null = the host did, who is nobody in the lobby. */
  tellChange(before: HearingRules, after: HearingRules, name: string | null): void;
  /** Changes the rules for everyone; for the host, and those whose rank allows it. */
  edit(change: Partial<HearingRules>): void;
  /** Applies a set; while others are in the lobby, only once `applyPending` confirms it. */
  chooseSet(id: SetId): void;
  /** Returns to the set that the rules began with, in the same way. */
  resetToBase(): void;
  applyPending(): void;
  cancelPending(): void;
  setPhase(phase: GamePhase): void;
  /** Takes back the last change of this window. */
  undo(): void;
  /** Discards a change that could not be applied, and a choice that was not confirmed. */
  discard(): void;
}

export interface RulesDependencies {
  /** Puts rules and phase in force for everyone. Resolves with why that failed; null = they are in force. */
  readonly sendRules: (rules: RulesAndPhase) => Promise<string | null>;
  readonly store: RulesStore;
  readonly i18n: i18n;
  readonly schedule: Schedule;
  readonly showToast: ShowToast;
  /** Whether anybody else is in the lobby. */
  readonly hasOthers: () => boolean;
}

/** Keeps the rules of the lobby, and the host's unsent changes. */
export function createRulesController(dependencies: RulesDependencies): RulesController {
  const { store, i18n, schedule, showToast, hasOthers } = dependencies;
  const history = new RulesHistory(schedule);
  /** How many of the steps the host has applied. */
  let appliedSteps = 0;
  let isPractice = false;

  const newest = (): RulesAndPhase => {
    const { draft, rules, phase } = store.getState();
    return draft ?? { rules, phase };
  };
  const words = (before: RulesAndPhase, after: RulesAndPhase): string => {
    const t = i18n.getFixedT(null, 'rules');
    const change = shortChange(before, after, t);
    return change === '' ? t('toast.noEffect') : change;
  };
  const sender = createSender(dependencies, () => {
    const step = history.last();
    if (step === undefined || history.length === appliedSteps) return;
    appliedSteps = history.length;
    if (!isSame(step, newest()))
      showToast('rules', i18n.t('toast.changed', { ns: 'rules', change: words(step, newest()) }), undo);
  });

  function change(draft: RulesAndPhase, base: BaseSet = store.getState().base): void {
    const before = { ...newest(), base: store.getState().base };
    const steps = history.length;
    history.add(before, draft);
    // A number that is still being typed belongs to a step that was applied already.
    if (history.length === steps) appliedSteps = Math.min(appliedSteps, steps - 1);
    store.setState({ base, pending: null });
    sender.send(draft);
  }

  function undo(): void {
    const step = history.take();
    if (step === undefined) return;
    appliedSteps = history.length;
    const now = newest();
    // What the game has changed since stays.
    const draft = isEqualData(step.rules, now.rules)
      ? { rules: now.rules, phase: step.phase }
      : { rules: step.rules, phase: now.phase };
    store.setState({ base: step.base, pending: null });
    sender.send(draft);
    if (!isSame(now, draft))
      showToast('rules', i18n.t('toast.undone', { ns: 'rules', change: words(now, draft) }), null);
  }

  function choose({ id, rules: chosen }: BaseSet): void {
    const { rules, phase } = newest();
    const set = { id, rules: { ...chosen, recordsForReports: rules.recordsForReports } };
    if (isEqualData(rules, set.rules)) store.setState({ base: set, pending: null });
    else if (hasOthers()) store.setState({ pending: set });
    else change({ rules: set.rules, phase }, set);
  }

  return {
    enterLobby(isNowPractice) {
      isPractice = isNowPractice;
      history.cut(0);
      appliedSteps = 0;
      store.setState({ base: PLAIN_SET, pending: null, draft: null, problem: null });
    },
    receiveRules(rules, phase) {
      const { draft, base, ownSets } = store.getState();
      const isKnown = draft !== null || isSameHearing(base.rules, rules);
      const isFirst = base === PLAIN_SET;
      const found = findSet(rules, ownSets) ?? (isPractice && isFirst ? findSetWithAnyMap(rules) : undefined);
      // What the host has not sent yet is newer.
      store.setState({
        rules,
        phase,
        base: isKnown ? (isFirst ? { ...base } : base) : baseOf(base, found),
      });
    },
    tellChange(before, after, name) {
      const t = i18n.getFixedT(null, 'rules');
      const change = shortChange({ rules: before, phase: 'playing' }, { rules: after, phase: 'playing' }, t);
      if (change === '') return;
      const text = name === null ? t('toast.byHost', { change }) : t('toast.byPlayer', { name, change });
      showToast('rules', text, null);
    },
    edit: (edited) => change({ ...newest(), rules: { ...newest().rules, ...edited } }),
    chooseSet(id) {
      const { base, ownSets } = store.getState();
      const rules = id === base.id ? base.rules : rulesOfSet(id, ownSets);
      if (rules !== undefined) choose({ id, rules });
    },
    resetToBase: () => choose(store.getState().base),
    applyPending() {
      const { pending } = store.getState();
      if (pending !== null) change({ rules: pending.rules, phase: newest().phase }, pending);
    },
    cancelPending: () => store.setState({ pending: null }),
    setPhase: (phase) => change({ ...newest(), phase }),
    undo,
    discard() {
      // A pending change is still wanted.
      if (store.getState().problem !== null) {
        const first = history.cut(appliedSteps);
        store.setState({ draft: null, problem: null, ...(first === undefined ? {} : { base: first.base }) });
      }
      store.setState({ pending: null });
    },
  };
}

interface Sender {
  /** Sends a draft once it rests, unless something is wrong with it. */
  send(draft: RulesAndPhase): void;
}

/** Sends drafts to the host one after the other. `onApplied`: the host has applied the newest. */
function createSender(
  { sendRules, store, i18n, schedule }: Pick<RulesDependencies, 'sendRules' | 'store' | 'i18n' | 'schedule'>,
  onApplied: () => void,
): Sender {
  let cancel: (() => void) | undefined;
  let isSending = false;

  async function sendDraft(): Promise<void> {
    cancel = undefined;
    const { draft } = store.getState();
    if (draft === null || isSending) return;
    isSending = true;
    const refusal = await sendRules(draft);
    isSending = false;
    const isNewest = store.getState().draft === draft;
    if (!isNewest && store.getState().problem === null) return sendDraft();
    if (!isNewest) return;
    if (refusal !== null) return store.setState({ problem: refusal });
    store.setState({ ...draft, draft: null, problem: null });
    onApplied();
  }

  return {
    send(draft) {
      const problem = rulesProblem(draft.rules, i18n.getFixedT(null, 'rules'));
      store.setState({ draft, problem });
      cancel?.();
      cancel = problem === null ? schedule(() => void sendDraft(), SEND_AFTER_MS) : undefined;
    },
  };
}

/**
 * Returns the set that received rules come from: one that they are exactly; but a host that changes the range of the
 * preset `plain` changes the preset.
 */
function baseOf(base: BaseSet, found: BaseSet | undefined): BaseSet {
  const isOnlyRange = found?.id === 'plain' && base.id === 'plain' && base !== PLAIN_SET;
  return found === undefined || isOnlyRange ? base : found;
}

function isSame(a: RulesAndPhase, b: RulesAndPhase): boolean {
  return a.phase === b.phase && isEqualData(a.rules, b.rules);
}
