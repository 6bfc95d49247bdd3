import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { FRAME_SAMPLES } from '../../shared/audio-format.ts';

/** Reads the project's pages and sources, for tests that check pages against the program. */

export function projectFile(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** The text of a Markdown page, independent of how a formatter has laid it out; see `unformatted`. */
export function projectPage(path: string): string {
  return unformatted(projectFile(path));
}

/** A constant of a file that the file does not export: a number, or sums and products of numbers and FRAME_SAMPLES. */
export function constantIn(file: string, name: string): number {
  const expression = new RegExp(`const ${name} =\\s+([-0-9_.eA-Z+* ]+);`).exec(projectFile(file))?.[1];
  const valueOf = (text: string): number =>
    text === 'FRAME_SAMPLES' ? FRAME_SAMPLES : Number(text.replaceAll('_', ''));
  const value = expression?.split(' + ').reduce(
    (sum, product) =>
      sum +
      product
        .split(' * ')
        .map(valueOf)
        .reduce((a, b) => a * b),
    0,
  );
  expect(value, `${name} in ${file}`).toBeTypeOf('number');
  expect(value, `${name} in ${file}`).not.toBeNaN();
  return value ?? Number.NaN;
}

/** The numbers of a constant that a file defines as `Float64Array.of(...)` and does not export. */
export function numbersIn(file: string, name: string): readonly number[] {
  const list = new RegExp(`const ${name} =\\s+Float64Array\\.of\\(([^)]+)\\)`).exec(projectFile(file))?.[1];
  expect(list, `${name} in ${file}`).toBeDefined();
  return [...(list ?? '').matchAll(/[\d._]+/g)].map(([digits]) => Number(digits.replaceAll('_', '')));
}

const FENCE = /^ *(?:```|~~~)/;
const BLOCK_START = /^ *(?:#+ |[-*+] |\d+[.)] |\||>|<)/;

/**
 * Undoes what a formatter does to Markdown: joins every paragraph and list item into one line and trims the padding of
 * table cells, so that a test may look for a sentence or a row. Fenced blocks stay as they are.
 */
export function unformatted(markdown: string): string {
  const lines: string[] = [];
  let isFenced = false;
  let isParagraphOpen = false;
  for (const line of markdown.split('\n')) {
    const isFence = FENCE.test(line);
    if (isFence) isFenced = !isFenced;
    const continues = isParagraphOpen && !isFence && line.trim() !== '' && !BLOCK_START.test(line);
    if (continues) lines[lines.length - 1] += ` ${line.trim()}`;
    else lines.push(!isFenced && line.startsWith('|') ? withoutPadding(line) : line);
    isParagraphOpen = !isFenced && !isFence && line.trim() !== '' && !/^ *(?:#|\|)/.test(line);
  }
  return lines.join('\n');
}

function withoutPadding(row: string): string {
  return row
    .replaceAll(/ *\| */g, ' | ')
    .replaceAll(/-{3,}/g, '---')
    .trim();
}

export interface Fence {
  /** What follows the opening fence, such as `json players`. */
  readonly info: string;
  /** The contents without their indentation, ending with a newline. */
  readonly text: string;
}

/** The fenced blocks of a page, in order. */
export function fencesIn(page: string): readonly Fence[] {
  return [...page.matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', info = '', text = '']) => ({
    info,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** The values of a block that holds JSON values one after the other, each on one or on several lines. */
export function jsonValuesIn(text: string): readonly unknown[] {
  const values: unknown[] = [];
  let pending = '';
  for (const line of text.trim().split('\n')) {
    pending += `${line}\n`;
    try {
      values.push(JSON.parse(pending));
      pending = '';
    } catch {
      // The value goes to a later line.
    }
  }
  expect(pending, 'an incomplete JSON value').toBe('');
  return values;
}

/** Rows of the first Markdown table whose head starts with `head`, as lists of cells. */
export function tableIn(page: string, head: string): string[][] {
  const text = unformatted(page);
  const start = text.indexOf(`| ${head} |`);
  expect(start, `a table '${head}'`).toBeGreaterThanOrEqual(0);
  const lines = text.slice(start).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The items of all lists that define something, as `` - `name`: text `` or `` - `name` (value): text ``. */
export function definitionsIn(page: string): readonly { readonly name: string; readonly value: string }[] {
  return [...unformatted(page).matchAll(/^- `([\w-]+)`(?: \((.+?)\))?: /gm)].map(([, name = '', value = '']) => ({
    name,
    value,
  }));
}

/** The part of a page below a heading, up to the next heading of its level or above. */
export function partOf(page: string, heading: string): string {
  const start = page.indexOf(`${heading}\n`);
  expect(start, `a heading '${heading}'`).toBeGreaterThanOrEqual(0);
  const level = heading.indexOf(' ');
  const rest = page.slice(start + heading.length);
  const end = rest.search(new RegExp(`^#{1,${level}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}
