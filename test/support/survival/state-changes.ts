import { isDeepStrictEqual } from 'node:util';
import type { MemberFacts, MemberReport } from './program-messages.ts';

/** The levels of voices may differ by this share before they count as changed. */
const LEVEL_TOLERANCE = 0.35;

/**
 * Compares field by field what members knew before and after. Returns a sentence for each difference. Members who are
 * in `before` only are gone, and nobody needs to know of them.
 */
export function findStateChanges(before: readonly MemberReport[], after: readonly MemberReport[]): readonly string[] {
  const names = new Set(after.map(({ name }) => name));
  const tonesHz = new Set(after.map(({ toneHz }) => toneHz));
  return after.flatMap((now) => {
    const former = before.find(({ name }) => name === now.name);
    if (former === undefined) return [`${now.name} was not there before`];
    return [
      ...compareFacts(former.facts, now.facts, names),
      ...compareLevels(now, tonesHz),
      ...compareHeard(former, now),
    ].map((change) => `${now.name}: ${change}`);
  });
}

function compareFacts(before: MemberFacts, after: MemberFacts, names: ReadonlySet<string>): readonly string[] {
  const fields = ['participantId', 'name', 'group', 'rules', 'phase'] as const;
  const own = fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  const known = ({ roster }: MemberFacts) => roster.filter(({ name }) => names.has(name));
  return [
    ...own.map((field) => `${field} was ${JSON.stringify(before[field])}, and is ${JSON.stringify(after[field])}`),
    ...compareRosters(known(before), known(after)),
  ];
}

/** Tells of each row what is different, and nothing of those that are not. */
function compareRosters(before: MemberFacts['roster'], after: MemberFacts['roster']): readonly string[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].toSorted((a, b) => a - b);
  return ids.flatMap((id) => {
    const former = before.find((row) => row.id === id);
    const now = after.find((row) => row.id === id);
    if (former === undefined) return [`${id} ${now?.name} is new in the roster`];
    if (now === undefined) return [`${id} ${former.name} is missing in the roster`];
    const fields = [...new Set([...Object.keys(former), ...Object.keys(now)])] as (keyof typeof former)[];
    return fields
      .filter((field) => !isDeepStrictEqual(former[field], now[field]))
      .map((field) => {
        const [was, is] = [former, now].map((row) => JSON.stringify(row[field]));
        return `in the roster, ${field} of ${id} ${former.name} was ${was}, and is ${is}`;
      });
  });
}

/** A volume that was lost shows as another level. */
function compareLevels({ heard, toneHz: own }: MemberReport, tonesHz: ReadonlySet<number>): readonly string[] {
  return heard
    .filter(({ toneHz }) => tonesHz.has(toneHz) && toneHz !== own)
    .filter(({ isAudible, levelShare }) => isAudible && levelShare > 0 && Math.abs(levelShare - 1) > LEVEL_TOLERANCE)
    .map(({ toneHz, levelShare }) => `the tone of ${toneHz} Hz has ${Math.round(100 * levelShare)} % of its level`);
}

function compareHeard({ hearsNow: before }: MemberReport, { hearsNow: after }: MemberReport): readonly string[] {
  return isDeepStrictEqual(before, after)
    ? []
    : [`hears the tones of ${after?.join(', ')} Hz, not ${before?.join(', ')}`];
}
