import type { TFunction } from 'i18next';
import type { FileProblem } from './files-store.ts';

/** The problems that have a text of their own; for the others it is enough to know that the host refused. */
const KNOWN = [
  'not-permitted',
  'too-large',
  'empty',
  'too-many-files',
  'too-fast',
  'no-room',
  'bad-image',
  'changed',
  'stalled',
  'gone',
  'rank-too-high',
  'wrong-hash',
  'unreadable',
  'image-too-large',
  'image-damaged',
  'not-encoded',
] as const;

/** Returns what went wrong with a file and what to do, in words. `maxBytes`: the largest that the host takes. */
export function problemText(problem: FileProblem, maxBytes: number, t: TFunction<'files'>): string {
  const known = KNOWN.find((one) => one === problem) ?? 'refused';
  return t(`problem.${known}`, { limit: maxBytes });
}

/** The problems that lie in the file: the same file fails again. */
const FINAL: ReadonlySet<FileProblem> = new Set([
  ...(['empty', 'too-large', 'unreadable', 'changed', 'bad-image'] as const),
  ...(['image-too-large', 'image-damaged', 'not-encoded'] as const),
]);

/** Returns whether it makes sense to send the same file again. */
export function canRetry(problem: FileProblem): boolean {
  return !FINAL.has(problem);
}
