import { readFileSync, statSync } from 'node:fs';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import { findTextEncoding } from '../../../shared/text-encoding.ts';
import { hearingRulesSchema } from '../../../shared/protocol/rules/hearing-rules-schema.ts';
import { checkMessage } from '../../../shared/protocol/parse.ts';
import {
  MAX_RULES_TEXT_LENGTH,
  parseRulesText,
  type RulesTextProblem,
} from '../../../shared/protocol/rules/rules-text.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { HEARING_PRESET_IDS, HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { parseNumber } from '../options.ts';

interface RuleTexts {
  readonly preset?: string | undefined;
  readonly rules?: string | undefined;
  readonly law?: string | undefined;
  readonly range?: string | undefined;
  readonly 'record-reports'?: boolean | undefined;
}

/**
 * Builds the rules from a preset, a file or the defaults, changed by the other options; the result must be consistent.
 */
export function readRules({
  preset,
  rules: file,
  law,
  range,
  'record-reports': records,
}: RuleTexts): Result<HearingRules, 'bad-option'> {
  if (preset !== undefined && file !== undefined)
    return failure('bad-option', "--preset and --rules can't be combined. Use one of them.");
  const base = file === undefined ? readPreset(preset) : readRulesFile(file);
  if (!base.ok) return base;
  if (law !== undefined && !DISTANCE_LAWS.some((known) => known === law))
    return failure('bad-option', `--law must be one of ${DISTANCE_LAWS.join(', ')}, not '${law}'.`);
  const maxMetres = range === undefined ? success(base.value.maxMetres) : parseNumber('range', range, 0.1, 100_000);
  if (!maxMetres.ok) return maxMetres;
  const recordsForReports = records ?? base.value.recordsForReports;
  const changed = { ...base.value, law: law ?? base.value.law, maxMetres: maxMetres.value, recordsForReports };
  const checked = checkMessage(changed, hearingRulesSchema);
  return checked.ok
    ? checked
    : failure('bad-option', `--law or --range contradicts the other rules. ${checked.error.message}`);
}

function readPreset(name: string | undefined): Result<HearingRules, 'bad-option'> {
  if (name === undefined) return success(DEFAULT_HEARING_RULES);
  const id = HEARING_PRESET_IDS.find((known) => known === name);
  return id === undefined
    ? failure('bad-option', `--preset must be one of ${HEARING_PRESET_IDS.join(', ')}, not '${name}'.`)
    : success(HEARING_PRESETS[id]);
}

function readRulesFile(file: string): Result<HearingRules, 'bad-option'> {
  let text: string;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return failure('bad-option', `--rules: ${file} isn't a file. Give a file with hearing rules.`);
    if (stats.size > MAX_RULES_TEXT_LENGTH)
      return failure('bad-option', `--rules: ${file} ${describe({ code: 'too-long' })}`);
    const bytes = readFileSync(file);
    text = new TextDecoder(findTextEncoding(bytes)).decode(bytes);
  } catch (error) {
    return failure('bad-option', `--rules: ${file} can't be read: ${describeFileError(error)}.`);
  }
  const read = parseRulesText(text);
  return read.ok ? success(read.value.rules) : failure('bad-option', `--rules: ${file} ${describe(read.problem)}`);
}

/** Says what is wrong with a file of rules. */
function describe(problem: RulesTextProblem): string {
  switch (problem.code) {
    case 'too-long':
      return `has more than ${MAX_RULES_TEXT_LENGTH} bytes, so it can't be a rules file.`;
    case 'not-json':
      return `is not JSON. ${problem.message}`;
    case 'not-rules':
      return 'has no valid hearing rules. Write them as one JSON object.';
    case 'unknown-field':
      return `has an unknown field: ${problem.path}, line ${problem.line}. ${
        problem.meant === null ? 'Check its spelling.' : `Did you mean ${problem.meant}?`
      }`;
    case 'field-twice':
      return `has the field ${problem.path} twice, first in line ${problem.line}. Remove one of them.`;
    case 'missing-field':
      return `lacks the field ${problem.path}. Add it.`;
    case 'bad-value':
      return `can't have ${problem.received} as ${problem.path}, line ${problem.line}. Expected: ${problem.expected}.`;
    case 'inconsistent':
      return `has no valid hearing rules: ${problem.message}.`;
  }
}
