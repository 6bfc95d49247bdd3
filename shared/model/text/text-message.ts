import * as v from 'valibot';
import { visibleText } from '../visible-text.ts';

/**
 * The audiences of a message. `nearby`: those who would hear the writer by the rules at that moment. `direct`: one
 * participant.
 */
export const TEXT_AUDIENCES = ['lobby', 'team', 'group', 'nearby', 'direct'] as const;
export type TextAudience = (typeof TEXT_AUDIENCES)[number];

/** The emoji that people can react with: at most 20, so that a message has at most 20 kinds. */
export const REACTIONS = [
  ...['👍', '👎', '❤️', '😂', '😮', '😢', '😠', '🎉', '👏', '🙏'],
  ...['🔥', '👀', '✅', '❌', '❓', '❗', '💀', '🤝', '🏆', '☕'],
] as const;
export type Reaction = (typeof REACTIONS)[number];
export const reactionSchema = v.picklist(REACTIONS);

/** UTF-16 code units of the part of a message that a mention may have: '@' and a name. */
const MENTION = /(?<=^|[\s\p{P}])@/gu;

/** Returns whether a message mentions a participant: '@' and the whole name, in any case. */
export function mentions(text: string, name: string): boolean {
  return mentionsIn(text, [name]).length > 0;
}

/** Where a message mentions a name: UTF-16 code units, from '@' up to and without `end`. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Finds the mentions of names in a message. Of two names that fit, the longer one counts. */
export function mentionsIn(text: string, names: readonly string[]): Mention[] {
  if (!text.includes('@')) return [];
  const lower = text.toLocaleLowerCase('en');
  const known = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  return [...text.matchAll(MENTION)].flatMap(({ index }) => {
    const name = known.find((one) => isNameAt(lower, index + 1, visibleText(one).toLocaleLowerCase('en')));
    return name === undefined ? [] : [{ start: index, end: index + 1 + name.length, name }];
  });
}

function isNameAt(text: string, start: number, name: string): boolean {
  return (
    text.startsWith(name, start) && !/^[\p{L}\p{N}]/u.test(text.slice(start + name.length, start + name.length + 2))
  );
}
