import * as v from 'valibot';
import { closestName } from '../../closest-name.ts';
import { findJsonPlaces } from '../../json-places.ts';
import { parseJsonText } from '../../json-text.ts';
import { parseParticipantName } from '../../model/name.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../spatial/hearing-rules.ts';
import { isEqualData } from '../../spatial/is-equal-data.ts';
import { hearingRulesSchema } from './hearing-rules-schema.ts';

/** The longest text or file of rules that is read: bytes of a file, UTF-16 code units of a pasted text. */
export const MAX_RULES_TEXT_LENGTH = 65_536;

/** Rules as people pass them on. */
export interface NamedRules {
  /** '' = they have none. */
  readonly name: string;
  readonly rules: HearingRules;
}

/** The problem of a text of rules. `path` names the field: "strengths.whisper"; `line` counts from 1. */
export type RulesTextProblem =
  | { readonly code: 'too-long' }
  /** `line`: where the text stops being JSON; null = not known. `message` says the same in English. */
  | { readonly code: 'not-json'; readonly line: number | null; readonly message: string }
  /** It is something else: no JSON object, or one that has none of the fields of rules. */
  | { readonly code: 'not-rules' }
  /** `meant`: the known name that is most like it; null = none is. */
  | { readonly code: 'unknown-field'; readonly path: string; readonly line: number; readonly meant: string | null }
  | { readonly code: 'field-twice'; readonly path: string; readonly line: number }
  | { readonly code: 'missing-field'; readonly path: string }
  /** `expected` and `received` are written as in JSON or TypeScript. */
  | {
      readonly code: 'bad-value';
      readonly path: string;
      readonly line: number;
      readonly expected: string;
      readonly received: string;
    }
  | { readonly code: 'inconsistent'; readonly message: string };

export type RulesTextResult =
  { readonly ok: true; readonly value: NamedRules } | { readonly ok: false; readonly problem: RulesTextProblem };

/** The fields that are always written; the others only if they differ from their defaults. */
const ALWAYS_WRITTEN: ReadonlySet<string> = new Set(['law', 'minMetres', 'maxMetres']);
const FIELDS = Object.keys(DEFAULT_HEARING_RULES) as (keyof HearingRules)[];
/** The fields that a text may contain; the values do not matter. */
const KNOWN = { name: '', ...DEFAULT_HEARING_RULES };
/** More of a wrong value would hide the sentence around it. */
const MAX_QUOTED_LENGTH = 40;
/** How JSON with comments begins, if it is an object or a list. */
const BEGINNING = /^[\s\ufeff]*(?:[{[]|\/[/*])/;
const namedSchema = v.object({ name: v.optional(v.string(), '') });

/** Writes rules as one line of JSON, which is also a file for `npm run serve -- --rules FILE`. */
export function formatRulesText(named: NamedRules): string {
  return JSON.stringify(writtenFields(named));
}

/** Writes rules as `formatRulesText` does, a line for each field: a file that people read and edit. */
export function formatRulesFile(named: NamedRules): string {
  const text = JSON.stringify(writtenFields(named), undefined, 2);
  // Points of a curve, which have two numbers, stay in one line each.
  return `${text.replace(/\[\s+([\d.e+-]+),\s+([\d.e+-]+)\s+\]/g, '[$1, $2]')}\n`;
}

function writtenFields({ name, rules }: NamedRules): Readonly<Record<string, unknown>> {
  const written = FIELDS.filter(
    (field) => ALWAYS_WRITTEN.has(field) || !isEqualData(rules[field], DEFAULT_HEARING_RULES[field]),
  ).map((field) => [field, rules[field]] as const);
  return { ...(name === '' ? {} : { name }), ...Object.fromEntries(written) };
}

/**
 * Reads rules that somebody pasted, or wrote as a file, and says what is wrong with them and where. Comments, a code
 * block of a chat program around the text and its curly quotation marks do not matter. An unknown field is a typo.
 */
export function parseRulesText(text: string): RulesTextResult {
  if (text.length > MAX_RULES_TEXT_LENGTH) return refuse({ code: 'too-long' });
  const read = readJson(text);
  if (!read.ok) return refuse(read.problem);
  const { json, source } = read;
  if (!isRecord(json) || !FIELDS.some((field) => Object.hasOwn(json, field))) return refuse({ code: 'not-rules' });
  const { lines, twin } = findJsonPlaces(source);
  const lineOf = (path: string): number => lines.get(path) ?? lines.get(path.replace(/\[.*$/, '')) ?? 1;
  if (twin !== undefined) return refuse({ code: 'field-twice', path: twin, line: lineOf(twin) });
  const unknown = findUnknown(json, KNOWN, '');
  if (unknown !== undefined) return refuse({ code: 'unknown-field', ...unknown, line: lineOf(unknown.path) });
  const named = v.safeParse(namedSchema, json);
  const rules = v.safeParse(hearingRulesSchema, json, { abortEarly: true });
  if (named.success && rules.success)
    return { ok: true, value: { name: parseParticipantName(named.output.name) ?? '', rules: rules.output } };
  const issue = named.issues?.[0] ?? rules.issues?.[0];
  return refuse(issue === undefined ? { code: 'not-rules' } : problemOf(issue, lineOf));
}

/** Reads rules that Earshot stored: fields of a later version are left out. Undefined = nothing is usable. */
export function parseStoredRules(text: string): NamedRules | undefined {
  const json = text.length > MAX_RULES_TEXT_LENGTH ? undefined : parseJsonText(text);
  if (json?.ok !== true || !isRecord(json.value)) return undefined;
  const named = v.safeParse(namedSchema, json.value);
  const rules = v.safeParse(hearingRulesSchema, json.value);
  return named.success && rules.success
    ? { name: parseParticipantName(named.output.name) ?? '', rules: rules.output }
    : undefined;
}

function refuse(problem: RulesTextProblem): RulesTextResult {
  return { ok: false, problem };
}

type JsonRead =
  | { readonly ok: true; readonly json: unknown; readonly source: string }
  | { readonly ok: false; readonly problem: RulesTextProblem };

function readJson(text: string): JsonRead {
  const json = parseJsonText(text);
  if (json.ok) return { ok: true, json: json.value, source: text };
  const source = withoutChat(text);
  const fromChat = parseJsonText(source);
  if (fromChat.ok) return { ok: true, json: fromChat.value, source };
  if (/[^\s\ufeff]/.test(source) && !BEGINNING.test(source)) return { ok: false, problem: { code: 'not-rules' } };
  const [, line] = /\bline (\d+)/.exec(json.error.message) ?? [];
  const found = line === undefined ? null : Number(line);
  return { ok: false, problem: { code: 'not-json', line: found, message: json.error.message } };
}

/** Takes out what chat programs add: the fence of a code block, curly quotation marks and no-break spaces. */
function withoutChat(text: string): string {
  return text
    .replace(/^\s*`{1,3}(?:json\b)?/, '')
    .replace(/`{1,3}\s*$/, '')
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/\u00a0/g, ' ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Finds the first field that `known` does not have, at any depth. */
function findUnknown(
  json: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
  within: string,
): { readonly path: string; readonly meant: string | null } | undefined {
  for (const [field, value] of Object.entries(json)) {
    const path = within === '' ? field : `${within}.${field}`;
    if (!Object.hasOwn(known, field)) return { path, meant: closestName(field, Object.keys(known)) ?? null };
    const inside = known[field];
    const found = isRecord(value) && isRecord(inside) ? findUnknown(value, inside, path) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function problemOf(issue: v.BaseIssue<unknown>, lineOf: (path: string) => number): RulesTextProblem {
  const path = jsonPath(issue);
  if (path === '') return { code: 'inconsistent', message: issue.message };
  if (issue.input === undefined) return { code: 'missing-field', path };
  return {
    code: 'bad-value',
    path,
    line: lineOf(path),
    expected: (issue.expected ?? '').replace(/^\((.*)\)$/, '$1'),
    received: describe(issue.input),
  };
}

/** Writes a value as JSON, but not what is inside it. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > MAX_QUOTED_LENGTH ? `${value.slice(0, MAX_QUOTED_LENGTH)}…` : value);
}

/** Writes the path of an issue as `findJsonPlaces` does: "curve[2][0]". */
function jsonPath(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}
