import type { i18n } from 'i18next';
import type { Settings } from '../../../../shared/model/settings.ts';
import { formatRulesText, parseRulesText } from '../../../../shared/protocol/rules/rules-text.ts';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../../shared/spatial/is-equal-data.ts';
import type { RulesController, ShowToast } from '../rules-controller.ts';
import type { RulesStore } from '../rules-store.ts';
import { setProblemText, textProblemText } from './import-problem.ts';
import { nameOfOwn, ownSetId } from '../known-sets.ts';
import {
  addSet,
  freeName,
  readOwnSets,
  removeSet,
  renameSet,
  replaceRules,
  writeOwnSets,
  type OwnSet,
} from '../own-sets.ts';

/** The actions on your own sets of rules. Names and texts are answered with what is wrong; null = nothing. */
export interface SetsController {
  /** Receives what the settings hold. */
  receiveStored(stored: Settings['ruleSets']): void;
  /** Saves the rules of the lobby under a name. */
  save(name: string): string | null;
  /** Saves the rules of the lobby in the set that they began with. */
  saveChanges(): void;
  rename(before: string, after: string): string | null;
  remove(name: string): void;
  /** Saves pasted rules as a set, and chooses it. */
  importText(text: string): string | null;
  /** Returns a set as text for others; undefined = the rules of the lobby. */
  textOf(name: string | undefined): string;
  /** Says that the text is in the clipboard. */
  tellCopied(): void;
}

export interface SetsDependencies {
  readonly store: RulesStore;
  readonly rules: Pick<RulesController, 'chooseSet'>;
  readonly i18n: i18n;
  readonly showToast: ShowToast;
  /** Stores the sets in the settings. */
  readonly keep: (stored: Settings['ruleSets']) => void;
}

/** Keeps your own sets of rules. */
export function createSetsController({ store, rules, i18n, showToast, keep }: SetsDependencies): SetsController {
  let unreadable: readonly string[] = [];
  const t = i18n.getFixedT(null, 'rules');
  const now = (): HearingRules => (store.getState().draft ?? store.getState()).rules;

  function put(ownSets: readonly OwnSet[]): void {
    store.setState({ ownSets });
    keep(writeOwnSets({ sets: ownSets, unreadable }));
  }

  function add(set: OwnSet, index?: number): string | null {
    const added = addSet(store.getState().ownSets, set, index);
    if (!added.ok) return setProblemText(added.error.code, t);
    put(added.value);
    return null;
  }

  return {
    receiveStored(stored) {
      const read = readOwnSets(stored, t('sets.unnamed'));
      unreadable = read.unreadable;
      store.setState({ ownSets: read.sets, unreadableSets: unreadable.length });
    },
    save(name) {
      const problem = add({ name, rules: now() });
      const saved = store.getState().ownSets.at(-1);
      if (problem !== null || saved === undefined) return problem;
      store.setState({ base: { id: ownSetId(saved.name), rules: saved.rules } });
      showToast('rule-sets', t('toast.saved', { name: saved.name }), null);
      return null;
    },
    saveChanges() {
      const { base, ownSets } = store.getState();
      const name = nameOfOwn(base.id);
      if (name === undefined) return;
      put(replaceRules(ownSets, name, now()));
      store.setState({ base: { id: base.id, rules: now() } });
      showToast('rule-sets', t('toast.saved', { name }), () => {
        put(replaceRules(store.getState().ownSets, name, base.rules));
        store.setState({ base });
      });
    },
    rename(before, after) {
      const renamed = renameSet(store.getState().ownSets, before, after);
      if (!renamed.ok) return setProblemText(renamed.error.code, t);
      const index = store.getState().ownSets.findIndex(({ name }) => name === before);
      put(renamed.value);
      const { base } = store.getState();
      const name = renamed.value[index]?.name;
      if (base.id === ownSetId(before) && name !== undefined) store.setState({ base: { ...base, id: ownSetId(name) } });
      return null;
    },
    remove(name) {
      const { ownSets } = store.getState();
      const index = ownSets.findIndex((set) => set.name === name);
      const removed = ownSets[index];
      if (removed === undefined) return;
      put(removeSet(ownSets, name));
      showToast('rule-sets', t('toast.deleted', { name }), () => void add(removed, index));
    },
    importText(text) {
      const read = parseRulesText(text);
      if (!read.ok) return textProblemText(read.problem, t);
      const { name, rules: imported } = read.value;
      const known = store.getState().ownSets.find((set) => isEqualData(set.rules, imported));
      if (known !== undefined) {
        rules.chooseSet(ownSetId(known.name));
        showToast('rule-sets', t('toast.already', { name: known.name }), null);
        return null;
      }
      const free = freeName(name === '' ? t('sets.unnamed') : name, store.getState().ownSets);
      const problem = add({ name: free, rules: imported });
      if (problem === null) rules.chooseSet(ownSetId(free));
      return problem;
    },
    textOf(name) {
      const { ownSets, base } = store.getState();
      const set = ownSets.find((one) => one.name === name);
      return formatRulesText(set ?? { name: nameOfOwn(base.id) ?? '', rules: now() });
    },
    tellCopied: () => showToast('rule-sets', t('toast.copied'), null),
  };
}
