import type { TFunction } from 'i18next';
import { MAX_RULE_SETS } from '../../../../shared/model/settings.ts';
import { MAX_RULES_TEXT_LENGTH, type RulesTextProblem } from '../../../../shared/protocol/rules/rules-text.ts';
import type { SetsFailure } from '../own-sets.ts';

/** Says why a set is not saved. */
export function setProblemText(code: SetsFailure, t: TFunction<'rules'>): string {
  return t(`problem.${code}`, { most: MAX_RULE_SETS });
}

/** Says what is wrong with a text of rules, and where. */
export function textProblemText(problem: RulesTextProblem, t: TFunction<'rules'>): string {
  switch (problem.code) {
    case 'too-long':
      return t('import.tooLong', { most: MAX_RULES_TEXT_LENGTH / 1_024 });
    case 'not-json':
      return problem.line === null ? t('import.notJson') : t('import.notJsonAt', { line: problem.line });
    case 'not-rules':
      return t('import.notRules');
    case 'unknown-field':
      return problem.meant === null
        ? t('import.unknownField', { field: problem.path, line: problem.line })
        : t('import.otherField', { field: problem.path, line: problem.line, meant: problem.meant });
    case 'field-twice':
      return t('import.fieldTwice', { field: problem.path, line: problem.line });
    case 'missing-field':
      return t('import.missingField', { field: problem.path });
    case 'bad-value': {
      const [, sign, limit] = /^([<>])=(\S+)$/.exec(problem.expected) ?? [];
      const place = { field: problem.path, line: problem.line };
      if (limit !== undefined) return t(sign === '>' ? 'import.tooSmall' : 'import.tooLarge', { ...place, limit });
      return t('import.badValue', {
        ...place,
        received: problem.received,
        expected: problem.expected,
      });
    }
    case 'inconsistent':
      return t('import.inconsistent');
  }
}
