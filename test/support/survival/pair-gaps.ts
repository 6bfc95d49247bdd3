import type { MemberReport } from './program-messages.ts';
import type { ToneReport } from './tone-ear.ts';

/** Shorter silences are those of a busy machine, not of a lost connection. */
const SHORTEST_OUTAGE_MS = 400;

/** How long one member did not hear another one. */
export interface PairGap {
  readonly listener: string;
  readonly speaker: string;
  /** The longest silence. */
  readonly gapMs: number;
  /** From the mark until it began. */
  readonly atMs: number;
  /** From the mark to the end of the longest outage; 0 = there was none; Infinity = it lasts. */
  readonly againMs: number;
}

/** A part of a scenario, in which those of one side should hear each other. */
export interface Phase {
  /** Names of members, in sides that need not hear each other. */
  readonly sides: readonly (readonly string[])[];
  readonly markMs: number;
  readonly endMs: number;
}

/**
 * Returns the silences in a phase of all pairs on one side that heard each other when their ears were calibrated and
 * that have reports.
 */
export function readPairGaps(reports: readonly MemberReport[], { sides, markMs, endMs }: Phase): readonly PairGap[] {
  return sides.flatMap((side) => {
    const members = reports.filter(({ name }) => side.includes(name));
    return members.flatMap((listener) =>
      members.flatMap((speaker) => {
        const tone = listener.heard.find(({ toneHz }) => toneHz === speaker.toneHz);
        if (tone === undefined || speaker === listener || !tone.isAudible) return [];
        return [{ listener: listener.name, speaker: speaker.name, ...longestSilence(tone, markMs, endMs) }];
      }),
    );
  });
}

function longestSilence(
  { silences }: ToneReport,
  markMs: number,
  endMs: number,
): Omit<PairGap, 'listener' | 'speaker'> {
  const inPhase = silences.filter(([fromMs, toMs]) => toMs > markMs && fromMs < endMs);
  const [longest] = inPhase.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]));
  if (longest === undefined) return { gapMs: 0, atMs: 0, againMs: 0 };
  const [fromMs, toMs] = longest;
  const gapMs = toMs - fromMs;
  const atMs = fromMs - markMs;
  return { gapMs, atMs, againMs: gapMs < SHORTEST_OUTAGE_MS ? 0 : toMs >= endMs ? Infinity : toMs - markMs };
}

/** Returns a sentence for each time that a member heard another one twice, or itself. */
export function findSurplus(reports: readonly MemberReport[]): readonly string[] {
  return reports.flatMap((listener) =>
    reports.flatMap((speaker) => {
      const tone = listener.heard.find(({ toneHz }) => toneHz === speaker.toneHz);
      const isOwn = speaker === listener;
      if (tone === undefined || !(isOwn || tone.isAudible)) return [];
      return tone.surplus.map(
        ([fromMs, toMs]) =>
          `${listener.name} hears ${isOwn ? 'itself' : `${speaker.name} twice`} for ${Math.round(toMs - fromMs)} ms`,
      );
    }),
  );
}

/** Writes the pairs as a matrix of gaps, ms: a row for each listener, a column for each speaker. */
export function formatPairGaps(pairs: readonly PairGap[]): string {
  const names = [...new Set(pairs.flatMap(({ listener, speaker }) => [listener, speaker]))].sort();
  const width = Math.max(6, ...names.map((name) => name.length)) + 1;
  const cell = (text: string): string => text.padStart(width);
  const rows = names.map((listener) => {
    const gaps = names.map((speaker) => pairs.find((pair) => pair.listener === listener && pair.speaker === speaker));
    const cells = gaps.map((pair) =>
      pair === undefined ? '' : pair.againMs === Infinity ? 'never' : String(Math.round(pair.gapMs)),
    );
    return [listener, ...cells].map(cell).join('');
  });
  const [longest] = pairs.toSorted((a, b) => b.gapMs - a.gapMs);
  const summary =
    longest === undefined || longest.gapMs === 0
      ? 'no silence'
      : `longest: ${longest.listener} does not hear ${longest.speaker} from ${Math.round(longest.atMs)} ms on`;
  return [['', ...names].map(cell).join(''), ...rows, `  ${summary}`].join('\n');
}
