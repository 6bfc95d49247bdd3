import { mentionsIn } from '../../../shared/model/text/text-message.ts';

/** A part of a message. */
export type TextPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly text: string }
  /** `isOwn`: it mentions you. */
  | { readonly type: 'mention'; readonly text: string; readonly isOwn: boolean };

/** An address as people paste it; what ends a sentence does not belong to it. */
const LINK = /\b(?:https?|earshot):\/\/[^\s<>"]+/giu;
const SENTENCE_END = /[)\].,;:!?'\u2019\u201d]+$/u;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly part: TextPart;
}

/** Splits a message into text, links and mentions of the given names. */
export function partsOf(text: string, names: readonly string[], ownName: string): TextPart[] {
  const links = [...text.matchAll(LINK)].map(({ 0: match, index }): Found => {
    const link = match.replace(SENTENCE_END, '');
    return { start: index, end: index + link.length, part: { type: 'link', text: link } };
  });
  const found = mentionsIn(text, names).map(({ start, end, name }): Found => {
    const part = { type: 'mention', text: text.slice(start, end), isOwn: name === ownName } as const;
    return { start, end, part };
  });
  const inOrder = [...links, ...found].sort((a, b) => a.start - b.start);
  const parts: TextPart[] = [];
  let position = 0;
  for (const { start, end, part } of inOrder) {
    // An address may have a name in it.
    if (start < position) continue;
    if (start > position) parts.push({ type: 'text', text: text.slice(position, start) });
    parts.push(part);
    position = end;
  }
  if (position < text.length) parts.push({ type: 'text', text: text.slice(position) });
  return parts;
}
