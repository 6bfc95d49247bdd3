import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { FRAME_SAMPLES } from '../../shared/audio-format.ts';

/** Reads the project's pages and sources, for tests that hold the pages to the program. */

export function projectFile(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** Value of a constant that a file keeps to itself: a number, or sums and products of numbers and FRAME_SAMPLES. */
export function constantIn(file: string, name: string): number {
  const expression = new RegExp(`const ${name} = ([-0-9_.eA-Z+* ]+);`).exec(projectFile(file))?.[1];
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

/** Rows of the first Markdown table whose head starts with `head`, as lists of cells. */
export function tableIn(text: string, head: string): string[][] {
  const start = text.indexOf(`| ${head} |`);
  expect(start, `a table '${head}'`).toBeGreaterThanOrEqual(0);
  const lines = text.slice(start).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
