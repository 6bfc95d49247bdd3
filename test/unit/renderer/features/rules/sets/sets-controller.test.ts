import { beforeEach, expect, it } from 'vitest';
import { createRulesStore, type RulesStore } from '../../../../../../renderer/features/rules/rules-store.ts';
import {
  createSetsController,
  type SetsController,
} from '../../../../../../renderer/features/rules/sets/sets-controller.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../../../renderer/i18n/locales/en/index.ts';
import { parseRulesText } from '../../../../../../shared/protocol/rules/rules-text.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';

let store: RulesStore;
let sets: SetsController;
let kept: readonly (readonly string[])[];
let chosen: string[];
let undo: (() => void) | null;

beforeEach(() => {
  store = createRulesStore();
  kept = [];
  chosen = [];
  undo = null;
  sets = createSetsController({
    store,
    rules: { chooseSet: (id) => chosen.push(id) },
    i18n: createI18n(),
    showToast: (_topic, _text, onUndo) => (undo = onUndo),
    keep: (stored) => (kept = [...kept, stored]),
  });
});

const names = () => store.getState().ownSets.map(({ name }) => name);

it('saves the rules of the lobby, from which they are not modified then', () => {
  store.setState({ rules: HEARING_PRESETS.survival });
  expect(sets.save('Island')).toBeNull();
  expect(store.getState().base).toEqual({ id: 'own:Island', rules: HEARING_PRESETS.survival });
  expect(kept.at(-1)?.map((text) => parseRulesText(text))).toEqual([
    { ok: true, value: { name: 'Island', rules: HEARING_PRESETS.survival } },
  ]);
  expect(sets.save('island')).toBe(en.rules.problem['name-taken']);
  expect(sets.save(' ')).toBe(en.rules.problem['no-name']);
});

it('saves changes in the same set, and takes that back', () => {
  sets.save('Island');
  store.setState({ rules: HEARING_PRESETS.shooter });
  sets.saveChanges();
  expect(store.getState().ownSets).toEqual([{ name: 'Island', rules: HEARING_PRESETS.shooter }]);
  undo?.();
  expect(store.getState()).toMatchObject({
    ownSets: [{ name: 'Island', rules: DEFAULT_HEARING_RULES }],
    base: { id: 'own:Island', rules: DEFAULT_HEARING_RULES },
  });
});

it('deletes a set, and puts it back where it was', () => {
  for (const name of ['a', 'b', 'c']) sets.save(name);
  sets.remove('b');
  expect(names()).toEqual(['a', 'c']);
  undo?.();
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(kept.at(-1)).toHaveLength(3);
});

it('renames a set, also the one that the rules began with', () => {
  sets.save('Island');
  expect(sets.rename('Island', 'Atoll')).toBeNull();
  expect(names()).toEqual(['Atoll']);
  expect(store.getState().base.id).toBe('own:Atoll');
});

it('imports a text that it copied, under a free name, and chooses it', () => {
  store.setState({ rules: HEARING_PRESETS.shooter });
  sets.save('Round');
  const text = sets.textOf('Round').replace(/"maxMetres": *[\d.]+/, '"maxMetres": 41');
  expect(sets.importText(text)).toBeNull();
  expect(names()).toEqual(['Round', 'Round 2']);
  expect(chosen).toEqual(['own:Round 2']);
});

it('says what is wrong with a text, and saves nothing', () => {
  expect(sets.importText('{"law":"linear",\n"minMetres":1,"maxMetre":20}')).toBe(
    'Line 2: there is no rule “maxMetre”. Did you mean “maxMetres”?',
  );
  expect(names()).toEqual([]);
  expect(kept).toEqual([]);
});

it('keeps sets of another version that it cannot read', () => {
  sets.receiveStored(['{"law":"quantum"}']);
  expect(store.getState()).toMatchObject({ ownSets: [], unreadableSets: 1 });
  sets.save('Island');
  expect(kept.at(-1)).toContain('{"law":"quantum"}');
});

it('chooses a set that is saved already instead of saving it again', () => {
  store.setState({ rules: HEARING_PRESETS.survival });
  sets.save('Island');
  expect(sets.importText(sets.textOf('Island'))).toBeNull();
  expect([names(), chosen]).toEqual([['Island'], ['own:Island']]);
});

it('says which limit an imported number breaks', () => {
  const text = sets.textOf(undefined).replace(/"maxMetres": *[\d.]+/, '"maxMetres": -3');
  expect(sets.importText(text)).toMatch(/^Line \d+: “maxMetres” must be 0.1 or more\.$/);
});
