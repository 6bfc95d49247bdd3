import { describe, expect, it } from 'vitest';
import {
  formatRulesFile,
  formatRulesText,
  MAX_RULES_TEXT_LENGTH,
  parseRulesText,
  parseStoredRules,
} from '../../../../../shared/protocol/rules/rules-text.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESETS } from '../../../../../shared/spatial/law-presets.ts';

const SETS = [
  ...Object.entries(HEARING_PRESETS),
  ...Object.entries(LAW_PRESETS).map(([name, law]) => [name, { ...DEFAULT_HEARING_RULES, ...law }] as const),
];
const problem = (text: string) => {
  const read = parseRulesText(text);
  return read.ok ? undefined : read.problem;
};

describe('a text of rules', () => {
  it.each(SETS)('is one short line from which %s is read again', (name, rules) => {
    const text = formatRulesText({ name, rules });
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThan(1_900);
    expect(parseRulesText(text)).toEqual({ ok: true, value: { name, rules } });
    expect(parseStoredRules(text)).toEqual({ name, rules });
  });

  it.each(SETS)('is a file with a line for each field from which %s is read again', (name, rules) => {
    const text = formatRulesFile({ name, rules });
    expect(parseRulesText(text)).toEqual({ ok: true, value: { name, rules } });
    expect(text.split('\n').length).toBeLessThan(80);
    expect(text).not.toMatch(/\[\n +[\d.]/);
  });

  it('leaves out defaults and the name that there is not', () => {
    expect(formatRulesText({ name: '', rules: DEFAULT_HEARING_RULES })).toBe(
      '{"law":"linear","minMetres":2,"maxMetres":30}',
    );
  });

  it.each([
    ['in a code block', (text: string) => `\`\`\`json\n${text}\n\`\`\``],
    ['between backticks', (text: string) => ` \`${text}\` `],
    ['with curly quotation marks', (text: string) => text.replace(/"/g, '\u201d')],
    ['with no-break spaces', (text: string) => text.replace(/:/g, ':\u00a0')],
    ['after a byte order mark, with a comment', (text: string) => `\ufeff// ours\n${text}`],
  ])('survives a chat %s', (_how, change) => {
    const text = formatRulesText({ name: 'Island', rules: HEARING_PRESETS.survival });
    expect(parseRulesText(change(text))).toEqual({
      ok: true,
      value: { name: 'Island', rules: HEARING_PRESETS.survival },
    });
  });

  it('has a cleaned name', () => {
    const text = formatRulesText({ name: `  a\u202eb${'x'.repeat(50)}`, rules: DEFAULT_HEARING_RULES });
    const read = parseRulesText(text);
    expect(read.ok && read.value.name).toBe(`ab${'x'.repeat(30)}`);
  });
});

it.each([
  ['', { code: 'not-json' }],
  ['{"law":"linear",\n"minMetres":2,\n"maxMetres" 30}', { code: 'not-json', line: 3 }],
  ['[]', { code: 'not-rules' }],
  ['"rules"', { code: 'not-rules' }],
  ['null', { code: 'not-rules' }],
  ['Dear players', { code: 'not-rules' }],
  ['```\nno rules\n```', { code: 'not-rules' }],
  ['{}', { code: 'not-rules' }],
  ['{"name":"earshot","version":"1.0.0"}', { code: 'not-rules' }],
  ['// rules\n{"law" 1}', { code: 'not-json', line: 2 }],
  ['{"law":"linear","minMetres":2}', { code: 'missing-field', path: 'maxMetres' }],
  [
    '{"law":"linear","minMetres":2,"maxMetres":30,\n"strength":{}}',
    { code: 'unknown-field', path: 'strength', line: 2, meant: 'strengths' },
  ],
  [
    '{"law":"linear","minMetres":2,"maxMetres":30,"channels":{"team":true,"xyz":1}}',
    { code: 'unknown-field', path: 'channels.xyz', line: 1, meant: null },
  ],
  ['{"law":"linear",\n"law":"flat","minMetres":2,"maxMetres":30}', { code: 'field-twice', path: 'law', line: 1 }],
  [
    '{"law":"linear","minMetres":2,"maxMetres":30,"strengths":{\n"whisper":"quiet","normal":1,"shout":2}}',
    { code: 'bad-value', path: 'strengths.whisper', line: 2, expected: 'number', received: '"quiet"' },
  ],
  [
    '{"law":"loud","minMetres":2,"maxMetres":30}',
    { code: 'bad-value', path: 'law', expected: expect.stringContaining('"linear" | "inverse"'), received: '"loud"' },
  ],
  ['{"law":"linear","minMetres":2,"maxMetres":1e6}', { code: 'bad-value', path: 'maxMetres', received: '1000000' }],
  [
    '{"law":"curve","minMetres":2,"maxMetres":30,\n"curve":[[0,1],[30,2]]}',
    { code: 'bad-value', path: 'curve[1][1]', line: 2, received: '2' },
  ],
  ['{"law":"linear","minMetres":40,"maxMetres":30}', { code: 'inconsistent' }],
  ['{"law":"curve","minMetres":2,"maxMetres":30,"curve":[[0,1]]}', { code: 'inconsistent' }],
  ['{"law":"linear","minMetres":2,"maxMetres":30,"name":7}', { code: 'bad-value', path: 'name' }],
  [' '.repeat(MAX_RULES_TEXT_LENGTH + 1), { code: 'too-long' }],
  ['{"__proto__":{"law":"linear"},"law":"linear","minMetres":2,"maxMetres":30}', { code: 'unknown-field' }],
])('says what is wrong with %.60j', (text, expected) => {
  expect(problem(text)).toMatchObject(expected);
});

it('bears texts that are deep or full of fields', () => {
  expect(problem('['.repeat(30_000) + ']'.repeat(30_000))).toEqual({ code: 'not-rules' });
  const deep = `{"law":${'['.repeat(20_000)}${']'.repeat(20_000)},"minMetres":2,"maxMetres":30}`;
  expect(problem(deep)).toMatchObject({ code: 'bad-value', path: 'law', received: '[…]' });
});

it('reads stored rules of a later version, without the rules that it does not know', () => {
  const text = '{"law":"linear","minMetres":2,"maxMetres":30,"telepathy":true}';
  expect(parseStoredRules(text)).toEqual({ name: '', rules: DEFAULT_HEARING_RULES });
  expect(parseStoredRules('{"law":"telepathy","minMetres":2,"maxMetres":30}')).toBeUndefined();
  expect(parseStoredRules('nothing')).toBeUndefined();
});
