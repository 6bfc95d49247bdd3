import type { i18n, TFunction } from 'i18next';
import { SOURCE_IDS, type SourceId } from '../../../shared/model/position-source.ts';
import type { PositionsState, SourceStatus } from './positions-store.ts';

type T = TFunction<'positions'>;

/** A source as the panel shows it. */
export interface SourceRow {
  readonly id: SourceId;
  readonly name: string;
  /** Its state in a word. */
  readonly badge: string;
  readonly isUsed: boolean;
  readonly isTrouble: boolean;
  /** Nothing has come from it yet, and nothing is wrong with it. */
  readonly isSilent: boolean;
  /** What arrives or is missing, and why it is used or not. */
  readonly explanation: string;
  /** The known details: who feeds it, the world, the age, and the number of reports. */
  readonly facts: readonly string[];
}

/** Everything that decides what the panel shows, except your position. */
export interface SourcesState extends Pick<
  PositionsState,
  'status' | 'statusAtMs' | 'ownPlacement' | 'isByHand' | 'isFarFromOthers'
> {
  /** The active source; null = none. */
  readonly reporting: SourceId | null;
}

export function sourcesOf({ report, ...state }: PositionsState): SourcesState {
  const { status, statusAtMs, ownPlacement, isByHand, isFarFromOthers } = state;
  return { status, statusAtMs, ownPlacement, isByHand, isFarFromOthers, reporting: report?.source ?? null };
}

/**
 * Returns all sources in order of precedence. `elapsedMs` = time since the status arrived, by which reports have aged.
 * Only the lobby's host knows the state of the game server.
 */
export function sourceRows(state: SourcesState, elapsedMs: number, texts: i18n): readonly SourceRow[] {
  const t = texts.getFixedT(null, 'positions');
  const used = usedSource(state);
  const sources = [serverStatus(state), ...state.status.sources].sort(
    (a, b) => SOURCE_IDS.indexOf(a.id) - SOURCE_IDS.indexOf(b.id),
  );
  return sources.map((status) => {
    const { id } = status;
    const isUsed = used === id;
    return {
      id,
      name: t(`sourceTitle.${id}`),
      badge: t(`badge.${isUsed && status.state === 'fresh' ? 'used' : status.state}`),
      isUsed,
      isSilent: status.state === 'waiting' && status.problem === null && !isUsed,
      isTrouble: status.state === 'failed' || (isUsed && status.state === 'stale'),
      explanation: [
        id === 'server' ? serverText(state, t) : describeStatus(status, t),
        ...status.notes.map((note) => t(`note.${note}`)),
        isUsed && id !== 'hand' && state.isFarFromOthers ? t('note.far-from-others') : '',
        noteOn(status, used, state, t),
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
      facts: factsOf(status, elapsedMs, t),
    };
  });
}

/** Describes the state of a source, or what keeps it from working. */
function describeStatus({ state, problem }: SourceStatus, t: T): string {
  return problem === null ? t(`state.${state}`) : t(`problem.${problem}`);
}

/** Returns the source that decides your position, even if it does not know it at the moment. */
function usedSource({ status, ownPlacement, reporting, isByHand }: SourcesState): SourceId {
  if (ownPlacement?.from === 'server') return 'server';
  if (isByHand) return 'hand';
  return reporting ?? status.used ?? 'hand';
}

function serverStatus({ ownPlacement }: SourcesState): SourceStatus {
  const nothing = { id: 'server', problem: null, feeder: '', ageMs: null, accepted: 0, refused: 0 } as const;
  if (ownPlacement?.from !== 'server') return { ...nothing, notes: [], state: 'waiting', world: '' };
  return { ...nothing, notes: [], state: ownPlacement.isStale ? 'stale' : 'fresh', world: ownPlacement.world };
}

function serverText({ ownPlacement }: SourcesState, t: T): string {
  if (ownPlacement?.from !== 'server') return t('server.silent');
  return t(ownPlacement.isStale ? 'server.lost' : 'server.decides');
}

/** Explains why a working source is not used, or why the map is. */
function noteOn({ id, state }: SourceStatus, used: SourceId, { isByHand }: SourcesState, t: T): string {
  if (isByHand && id === 'hand') return t('wentOnByHand');
  const isOutranked = state === 'fresh' && SOURCE_IDS.indexOf(used) < SOURCE_IDS.indexOf(id);
  return isOutranked ? t('outranked', { source: t(`sourceTitle.${used}`) }) : '';
}

function factsOf(
  { feeder, world, ageMs, accepted, refused }: SourceStatus,
  elapsedMs: number,
  t: T,
): readonly string[] {
  return [
    ...(feeder === '' ? [] : [feeder]),
    ...(world === '' ? [] : [t('fact.world', { world })]),
    ...(ageMs === null ? [] : [formatAge(ageMs + elapsedMs, t)]),
    ...(accepted === 0 ? [] : [t('fact.accepted', { count: accepted })]),
    ...(refused === 0 ? [] : [t('fact.refused', { count: refused })]),
  ];
}

/** Describes how long ago something was: "now", "3 s ago", "2 min ago". */
export function formatAge(ageMs: number, t: T): string {
  const seconds = Math.floor(ageMs / 1_000);
  if (seconds < 1) return t('age.now');
  if (seconds < 60) return t('age.seconds', { count: seconds });
  return seconds < 3_600
    ? t('age.minutes', { count: Math.floor(seconds / 60) })
    : t('age.hours', { count: Math.floor(seconds / 3_600) });
}
