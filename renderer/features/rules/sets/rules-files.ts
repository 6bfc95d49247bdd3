import type { TFunction } from 'i18next';
import { MAX_RULE_SETS } from '../../../../shared/model/settings.ts';
import { formatRulesFile, MAX_RULES_TEXT_LENGTH } from '../../../../shared/protocol/rules/rules-text.ts';
import { readTextFile, type FileProblem, type ReadableFile } from './read-text-file.ts';
import type { OwnSet } from '../own-sets.ts';

/** A set as a file to save. */
export interface RulesFile {
  readonly name: string;
  readonly text: string;
}

/** What an import gave: the name of a set, or a sentence that says what is wrong. */
export type Imported = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly problem: string };

/** What files gave: the names of their sets, and what is wrong with the others. */
export interface ImportedFiles {
  readonly names: readonly string[];
  /** null = nothing. */
  readonly problem: string | null;
}

const MAX_SHOWN_PROBLEMS = 3;
const MAX_SHOWN_NAME_CHARACTERS = 60;
/** Characters that the names of files cannot have on Windows, and those that turn or hide text. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}]/gu;

/** Writes a set as a file. `fallback`: the name of a file whose set has none. */
export function rulesFileOf({ name, rules }: OwnSet, fallback: string): RulesFile {
  const safe = (name === '' ? fallback : name).replace(UNSAFE, '-').replace(/^[\s.]+|[\s.]+$/g, '');
  return { name: `${safe === '' ? 'rules' : safe}.earshot-rules.json`, text: formatRulesFile({ name, rules }) };
}

/** Imports files one after the other. A bad one keeps none of the others from being imported. */
export async function importRulesFiles(
  files: readonly ReadableFile[],
  importText: (text: string) => Imported,
  t: TFunction<'rules'>,
): Promise<ImportedFiles> {
  if (files.length > MAX_RULE_SETS) return { names: [], problem: t('import.tooManyFiles', { most: MAX_RULE_SETS }) };
  const names = new Set<string>();
  const problems: string[] = [];
  for (const file of files) {
    const read = await readTextFile(file, MAX_RULES_TEXT_LENGTH);
    const imported = read.ok
      ? importText(read.value)
      : { ok: false as const, problem: problemText(read.error.code, t) };
    if (imported.ok) names.add(imported.name);
    else problems.push(t('import.inFile', { file: shortName(file.name), problem: imported.problem }));
  }
  if (problems.length > MAX_SHOWN_PROBLEMS) problems.splice(MAX_SHOWN_PROBLEMS, Infinity, t('change.more'));
  return { names: [...names], problem: problems.length === 0 ? null : problems.join('\n') };
}

function problemText(code: FileProblem, t: TFunction<'rules'>): string {
  switch (code) {
    case 'too-large':
      return t('import.fileTooLarge', { most: MAX_RULES_TEXT_LENGTH / 1_024 });
    case 'empty':
      return t('import.fileEmpty');
    case 'not-text':
      return t('import.fileNotText');
    case 'unreadable':
      return t('import.fileUnreadable');
  }
}

function shortName(name: string): string {
  const characters = [...name.replace(/[\p{Cc}\p{Cf}]/gu, '')];
  return characters.length > MAX_SHOWN_NAME_CHARACTERS
    ? `${characters.slice(0, MAX_SHOWN_NAME_CHARACTERS).join('')}…`
    : characters.join('');
}
