import { beforeEach, expect, it } from 'vitest';
import { createRulesStore, type RulesStore } from '../../../../../../renderer/features/rules/rules-store.ts';
import {
  createSetsController,
  type SetsController,
} from '../../../../../../renderer/features/rules/sets/sets-controller.ts';
import type { RulesFile } from '../../../../../../renderer/features/rules/sets/rules-files.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../../../renderer/i18n/locales/en/index.ts';
import { formatRulesFile, parseRulesText } from '../../../../../../shared/protocol/rules/rules-text.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';

let store: RulesStore;
let sets: SetsController;
let kept: readonly (readonly string[])[];
let chosen: string[];
let undo: (() => void) | null;
let toast: string;
let saved: RulesFile[];

beforeEach(() => {
  store = createRulesStore();
  kept = [];
  chosen = [];
  undo = null;
  toast = '';
  saved = [];
  sets = createSetsController({
    store,
    rules: { chooseSet: (id) => chosen.push(id) },
    i18n: createI18n(),
    showToast: (_topic, text, onUndo) => {
      toast = text;
      undo = onUndo;
    },
    keep: (stored) => (kept = [...kept, stored]),
    saveFile: (file) => saved.push(file),
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

it('does not push out sets of another version', () => {
  sets.receiveStored(Array.from({ length: 50 }, (_, index) => `{"law":"quantum ${index}"}`));
  expect(sets.importText('{"law":"linear","minMetres":2,"maxMetres":41}')).toBe(
    'You already have 50 saved sets. Delete one first.',
  );
  expect(kept).toEqual([]);
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

const fileOf = (name: string, content: string | Uint8Array<ArrayBuffer>): File => new File([content], name);
const rulesFile = (name: string, maxMetres: number): File =>
  fileOf(`${name}.json`, formatRulesFile({ name, rules: { ...DEFAULT_HEARING_RULES, maxMetres } }));

it('exports a set as a file that it can import again', async () => {
  store.setState({ rules: HEARING_PRESETS.survival });
  sets.save('Is/land: 1?');
  sets.exportFile('Is/land: 1?');
  const [{ name, text } = { name: '', text: '' }] = saved;
  expect(name).toBe('Is-land- 1-.earshot-rules.json');
  expect(toast).toContain(name);
  expect(text.split('\n').length).toBeGreaterThan(5);
  sets.remove('Is/land: 1?');
  expect(await sets.importFiles([fileOf(name, text)])).toBeNull();
  expect(store.getState().ownSets).toEqual([{ name: 'Is/land: 1?', rules: HEARING_PRESETS.survival }]);
  expect(chosen).toEqual(['own:Is/land: 1?']);
});

it('exports the rules of the lobby, in a file named after the preset that they began with', () => {
  store.setState({ rules: HEARING_PRESETS.shooter, base: { id: 'shooter', rules: HEARING_PRESETS.shooter } });
  sets.exportFile(undefined);
  expect(saved[0]?.name).toBe('Shooter.earshot-rules.json');
  expect(parseRulesText(saved[0]?.text ?? '')).toEqual({
    ok: true,
    value: { name: '', rules: HEARING_PRESETS.shooter },
  });
});

it('imports several files, chooses none of their sets, and takes them all back', async () => {
  sets.save('Here');
  expect(await sets.importFiles([rulesFile('Island', 41), rulesFile('Atoll', 42)])).toBeNull();
  expect(names()).toEqual(['Here', 'Island', 'Atoll']);
  expect(chosen).toEqual([]);
  expect(toast).toBe('Imported Island and Atoll.');
  undo?.();
  expect(names()).toEqual(['Here']);
});

it.each([
  ['an empty file', fileOf('a.json', ' \n'), en.rules.import.fileEmpty],
  ['a picture', fileOf('a.json', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])), en.rules.import.fileNotText],
  ['a program', fileOf('a.json', new Uint8Array([0x4d, 0x5a, 0x61, 0x00, 0x03])), en.rules.import.fileNotText],
  ['a letter', fileOf('a.json', 'Dear players, these are the rules.'), en.rules.import.notRules],
  ['other JSON', fileOf('a.json', '{"name":"earshot","version":"1.0.0"}'), en.rules.import.notRules],
  ['a list', fileOf('a.json', '[1, 2]'), en.rules.import.notRules],
  ['a number out of range', fileOf('a.json', '{"law":"linear","minMetres":1,\n"maxMetres":-3}'), 'Line 2: “maxMetres”'],
  ['65 KB', fileOf('a.json', 'x'.repeat(65_537)), 'This file is larger than 64 KB.'],
])('refuses %s, names the file, and loses nothing', async (_what, file, problem) => {
  sets.save('Here');
  expect(await sets.importFiles([file])).toContain(`“a.json”: ${problem}`);
  expect([names(), kept.length, chosen]).toEqual([['Here'], 1, []]);
});

it('refuses a file that the system cannot read, such as a folder', async () => {
  const folder = { name: 'rules', size: 4_096, arrayBuffer: () => Promise.reject(new Error('NotFoundError')) };
  expect(await sets.importFiles([folder])).toBe(`“rules”: ${en.rules.import.fileUnreadable}`);
});

it('does not read a file that is too large', async () => {
  let reads = 0;
  const arrayBuffer = (): Promise<ArrayBuffer> => {
    reads++;
    return Promise.resolve(new ArrayBuffer(0));
  };
  expect(await sets.importFiles([{ name: 'film.mp4', size: 4e9, arrayBuffer }])).toContain('larger than 64 KB');
  expect(reads).toBe(0);
});

it('imports the good files among bad ones, and names at most three bad ones', async () => {
  const bad = ['b', 'c', 'd', 'e'].map((name) => fileOf(`${name}.txt`, 'no'));
  const problem = await sets.importFiles([...bad, rulesFile('Island', 41)]);
  expect(problem?.split('\n').map((line) => line.slice(0, 7))).toEqual(['“b.txt”', '“c.txt”', '“d.txt”', 'And mor']);
  expect([names(), chosen]).toEqual([['Island'], ['own:Island']]);
});

it('refuses more files than there can be sets, and sets beyond that number', async () => {
  const files = Array.from({ length: 51 }, (_, index) => rulesFile(`Set ${index}`, 30 + index));
  expect(await sets.importFiles(files)).toBe('These are too many files. Choose at most 50.');
  expect(names()).toEqual([]);
  sets.save('Here');
  expect(await sets.importFiles(files.slice(1))).toContain('You already have 50 saved sets');
  expect(names()).toHaveLength(50);
});

it('shortens the names of files that it refuses, and takes out what turns text', async () => {
  const problem = await sets.importFiles([fileOf(`\u202e${'x'.repeat(200)}.json`, 'no')]);
  expect(problem).toMatch(/^“x{60}…”: /);
});

it('reads a file that Windows PowerShell wrote', async () => {
  const text = formatRulesFile({ name: 'Island', rules: HEARING_PRESETS.survival });
  const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
  expect(await sets.importFiles([fileOf('Island.json', bytes)])).toBeNull();
  expect(names()).toEqual(['Island']);
});
