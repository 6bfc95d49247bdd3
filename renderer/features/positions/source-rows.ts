import { SOURCE_IDS, type SourceId, type SourceState } from '../../../shared/model/position-source.ts';
import { SOURCE_NAMES } from './place-line.ts';
import type { PositionsState, SourceStatus } from './positions-store.ts';

/** One source as the panel shows it. */
export interface SourceRow {
  readonly id: SourceId;
  readonly name: string;
  /** What it is doing, in a word. */
  readonly badge: string;
  readonly isUsed: boolean;
  readonly isTrouble: boolean;
  /** What arrives or does not, and why it is used or not. */
  readonly explanation: string;
  /** Who feeds it, in which world, how old, and how many: what of that is known. */
  readonly facts: readonly string[];
}

/** What decides what the panel shows: all but where one is. */
export interface SourcesState extends Pick<PositionsState, 'status' | 'statusAtMs' | 'standing' | 'isByHand'> {
  /** Whose report counts; null = nobody's. */
  readonly reporting: SourceId | null;
}

export function sourcesOf({ status, statusAtMs, standing, isByHand, report }: PositionsState): SourcesState {
  return { status, statusAtMs, standing, isByHand, reporting: report?.source ?? null };
}

const BADGES: Readonly<Record<SourceState, string>> = { off: 'Off', waiting: 'Waiting', fresh: 'Ready', stale: 'Silent', failed: 'Failed' };

/**
 * All sources in their order of precedence. `elapsedMs` = time since the status came, by which reports have grown older.
 * What the game's server does is known from the lobby's host alone.
 */
export function sourceRows(state: SourcesState, elapsedMs: number): readonly SourceRow[] {
  const used = usedSource(state);
  const sources = [serverStatus(state), ...state.status.sources].sort((a, b) => SOURCE_IDS.indexOf(a.id) - SOURCE_IDS.indexOf(b.id));
  return sources.map((status) => {
    const { id } = status;
    const isUsed = used === id;
    return {
      id,
      name: capitalised(SOURCE_NAMES[id]),
      badge: isUsed && status.state === 'fresh' ? 'Used' : BADGES[status.state],
      isUsed,
      isTrouble: status.state === 'failed' || (isUsed && status.state === 'stale'),
      explanation: [status.detail, noteOn(id, used, state)].filter((sentence) => sentence !== '').join(' '),
      facts: factsOf(status, elapsedMs),
    };
  });
}

/** The source that decides where one is, whether it knows it at the moment or not. */
function usedSource({ status, standing, reporting, isByHand }: SourcesState): SourceId {
  if (standing?.from === 'server') return 'server';
  if (isByHand) return 'hand';
  return reporting ?? status.used ?? 'hand';
}

function serverStatus({ standing }: SourcesState): SourceStatus {
  const nothing = { id: 'server', feeder: '', ageMs: null, taken: 0, refused: 0 } as const;
  if (standing?.from !== 'server') return { ...nothing, state: 'waiting', detail: 'It has told the host of this lobby nothing about you.', world: '' };
  const detail = standing.isStale ? 'It no longer tells the host of this lobby where you are.' : 'It tells the host of this lobby where you are, and goes before everything else.';
  return { ...nothing, state: standing.isStale ? 'stale' : 'fresh', detail, world: standing.world };
}

/** What the main process, which knows neither lobby nor map, cannot say. */
function noteOn(id: SourceId, used: SourceId, { reporting, isByHand }: SourcesState): string {
  if (used === 'server' && id === (reporting ?? 'hand')) return "In this lobby the game's server goes before it.";
  if (isByHand && id === 'hand') return 'You went on by hand while the position is lost.';
  return '';
}

function factsOf({ feeder, world, ageMs, taken, refused }: SourceStatus, elapsedMs: number): readonly string[] {
  return [
    ...(feeder === '' ? [] : [feeder]),
    ...(world === '' ? [] : [`world ${world}`]),
    ...(ageMs === null ? [] : [formatAge(ageMs + elapsedMs)]),
    ...(taken === 0 ? [] : [`${taken.toLocaleString('en')} taken`]),
    ...(refused === 0 ? [] : [`${refused.toLocaleString('en')} refused`]),
  ];
}

/** How long ago something was, as one says it: "now", "3 s ago", "2 min ago". */
export function formatAge(ageMs: number): string {
  const seconds = Math.floor(ageMs / 1_000);
  if (seconds < 1) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  return seconds < 3_600 ? `${Math.floor(seconds / 60)} min ago` : `${Math.floor(seconds / 3_600)} h ago`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
