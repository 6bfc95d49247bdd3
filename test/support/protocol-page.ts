import { expect } from 'vitest';
import { fencesIn, jsonValuesIn, projectPage } from './documents.ts';

/** The text of docs/protocol/client-protocol.md. */
export const page = projectPage('docs/protocol/client-protocol.md');

/** Returns the contents of the fenced blocks of a kind, without their indentation. */
export function blocks(kind: string): readonly string[] {
  return fencesIn(page)
    .filter(({ info }) => info === kind)
    .map(({ text }) => text);
}

/** Returns the values of all JSON blocks of a kind, such as `signalling-to-host`. */
export function examplesOf(kind: string): readonly Record<string, unknown>[] {
  return blocks(`json ${kind}`)
    .flatMap(jsonValuesIn)
    .map((value) => value as Record<string, unknown>);
}

/** Returns the text of a section by its number. */
export function section(number: number): string {
  const start = page.indexOf(`\n## ${number}. `);
  expect(start, `section ${number}`).toBeGreaterThan(0);
  const end = page.indexOf('\n## ', start + 1);
  return page.slice(start, end < 0 ? undefined : end);
}
