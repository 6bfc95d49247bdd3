/** An element of an XML document, without prefixes and attributes. */
export interface XmlElement {
  readonly name: string;
  /** The element's own text, trimmed. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const MAX_ELEMENTS = 4_096;
const MAX_DEPTH = 32;
const MAX_TEXT_LENGTH = 4_096;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/**
 * Reads the elements of an XML document as routers write it: tags that do not match are closed with their parents, and
 * what follows an unfinished tag is left out. Entities of a document type are not read, because they can expand without
 * limit: such documents are refused. Takes time in proportion to the text. Returns the root, or undefined if there is
 * none, or too much.
 */
export function readXml(source: string): XmlElement | undefined {
  const top: OpenElement = { name: '', text: '', children: [] };
  const open: OpenElement[] = [top];
  let elements = 0;
  let at = 0;
  while (at < source.length) {
    const tagAt = endOf(source, '<', at) - 1;
    addText(open, decode(source.slice(at, tagAt)));
    if (source.startsWith('<!DOCTYPE', tagAt) || source.startsWith('<!doctype', tagAt)) return undefined;
    if (source.startsWith('<![CDATA[', tagAt)) {
      at = endOf(source, ']]>', tagAt);
      addText(open, source.slice(tagAt + 9, at - 3));
    } else if (source.startsWith('<!--', tagAt)) at = endOf(source, '-->', tagAt + 4);
    else {
      at = endOfTag(source, tagAt);
      const tag = source.slice(tagAt, at);
      if (!tag.endsWith('>')) break;
      if (/^<[^!?/]/.test(tag)) elements++;
      if (elements > MAX_ELEMENTS || open.length > MAX_DEPTH) return undefined;
      readTag(open, tag);
    }
  }
  while (open.length > 1) closeTop(open);
  return top.children[0];
}

/** Returns the first element of this name in or below `element`. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = findElement(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns all elements of this name in or below `element`, in their order. */
export function findElements(element: XmlElement, name: string): readonly XmlElement[] {
  const below = element.children.flatMap((child) => findElements(child, name));
  return element.name === name ? [element, ...below] : below;
}

/** Returns the text of the child with this name, or ''. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? '';
}

/** Writes text so that it can stand between two tags. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns the offset behind the next `mark`; the end of the text counts as one. */
function endOf(source: string, mark: string, from: number): number {
  const index = source.indexOf(mark, from);
  return index < 0 ? source.length + (mark === '<' ? 1 : mark.length) : index + mark.length;
}

/** Returns the offset behind a tag, whose quoted values may contain `>`. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let index = from; index < source.length; index++) {
    const character = source[index] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + 1;
  }
  return source.length;
}

function readTag(open: OpenElement[], tag: string): void {
  const name = /^<\/?([^\s<>/!?]{1,256})/.exec(tag)?.[1];
  if (name === undefined) return;
  if (tag.startsWith('</')) closeUpTo(open, localName(name));
  else {
    open.push({ name: localName(name), text: '', children: [] });
    if (tag.endsWith('/>')) closeTop(open);
  }
}

function addText(open: readonly OpenElement[], text: string): void {
  const element = open.at(-1);
  if (element !== undefined) element.text = (element.text + text).slice(0, MAX_TEXT_LENGTH);
}

function closeUpTo(open: OpenElement[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index < 1) return;
  while (open.length > index) closeTop(open);
}

function closeTop(open: OpenElement[]): void {
  const closed = open.pop();
  if (closed === undefined) return;
  open.at(-1)?.children.push({ name: closed.name, text: closed.text.trim(), children: closed.children });
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}
