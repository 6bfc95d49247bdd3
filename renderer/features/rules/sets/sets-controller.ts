import type { i18n } from 'i18next';
import { MAX_RULE_SETS, type Settings } from '../../../../shared/model/settings.ts';
import { formatRulesText, parseRulesText } from '../../../../shared/protocol/rules/rules-text.ts';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../../shared/spatial/is-equal-data.ts';
import type { RulesController, ShowToast } from '../rules-controller.ts';
import type { RulesStore } from '../rules-store.ts';
import type { ReadableFile } from './read-text-file.ts';
import { setProblemText, textProblemText } from './import-problem.ts';
import { importRulesFiles, rulesFileOf, type Imported, type RulesFile } from './rules-files.ts';
import { isPresetId, nameOfOwn, ownSetId } from '../known-sets.ts';
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
  /** Saves the rules of files as sets, and chooses it if there is only one. The problems name the files. */
  importFiles(files: readonly ReadableFile[]): Promise<string | null>;
  /** Saves a set as a file; undefined = the rules of the lobby. */
  exportFile(name: string | undefined): void;
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
  /** Hands a file to the system, which may ask where to save it. */
  readonly saveFile: (file: RulesFile) => void;
}

/** Keeps your own sets of rules. */
export function createSetsController(dependencies: SetsDependencies): SetsController {
  const { store, rules, i18n, showToast, keep, saveFile } = dependencies;
  let unreadable: readonly string[] = [];
  const t = i18n.getFixedT(null, 'rules');
  const now = (): HearingRules => (store.getState().draft ?? store.getState()).rules;

  function put(ownSets: readonly OwnSet[]): void {
    store.setState({ ownSets });
    keep(writeOwnSets({ sets: ownSets, unreadable }));
  }

  function add(set: OwnSet, index?: number): string | null {
    const { ownSets } = store.getState();
    // There is room for sets that this version cannot read, too: they are kept.
    if (ownSets.length + unreadable.length >= MAX_RULE_SETS) return setProblemText('sets-full', t);
    const added = addSet(ownSets, set, index);
    if (!added.ok) return setProblemText(added.error.code, t);
    put(added.value);
    return null;
  }

  /** Saves the rules of a text as a set, unless one has them already. */
  function take(text: string): Imported {
    const read = parseRulesText(text);
    if (!read.ok) return { ok: false, problem: textProblemText(read.problem, t) };
    const { name, rules: imported } = read.value;
    const { ownSets } = store.getState();
    const known = ownSets.find((set) => isEqualData(set.rules, imported));
    if (known !== undefined) return { ok: true, name: known.name };
    const free = freeName(name === '' ? t('sets.unnamed') : name, ownSets);
    const problem = add({ name: free, rules: imported });
    return problem === null ? { ok: true, name: free } : { ok: false, problem };
  }

  /** Chooses the set that was imported, or says which ones were. `before`: the sets before that. */
  function showImported(names: readonly string[], before: readonly OwnSet[]): void {
    const [name, another] = names;
    const isKnown = (one: string): boolean => before.some((set) => set.name === one);
    if (name === undefined) return;
    if (another === undefined) {
      rules.chooseSet(ownSetId(name));
      if (isKnown(name)) showToast('rule-sets', t('toast.already', { name }), null);
      return;
    }
    const added = names.filter((one) => !isKnown(one));
    showToast('rule-sets', t('toast.imported', { names }), () =>
      put(store.getState().ownSets.filter((set) => !added.includes(set.name))),
    );
  }

  /** Returns one of your sets; undefined = the rules of the lobby, with the name of the set that they began with. */
  function setOf(name: string | undefined): OwnSet {
    const { ownSets, base } = store.getState();
    return ownSets.find((one) => one.name === name) ?? { name: nameOfOwn(base.id) ?? '', rules: now() };
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
      const before = store.getState().ownSets;
      const taken = take(text);
      if (!taken.ok) return taken.problem;
      showImported([taken.name], before);
      return null;
    },
    async importFiles(files) {
      const before = store.getState().ownSets;
      const { names, problem } = await importRulesFiles(files, take, t);
      showImported(names, before);
      return problem;
    },
    exportFile(name) {
      const { base } = store.getState();
      const fallback = isPresetId(base.id) ? t(`editor.game.${base.id}`) : t('sets.unnamed');
      const file = rulesFileOf(setOf(name), fallback);
      saveFile(file);
      showToast('rule-sets', t('toast.exported', { file: file.name }), null);
    },
    textOf: (name) => formatRulesText(setOf(name)),
    tellCopied: () => showToast('rule-sets', t('toast.copied'), null),
  };
}
