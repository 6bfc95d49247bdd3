import type { TFunction } from 'i18next';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { placeAuthority, type PositionsState } from './positions-store.ts';

type T = TFunction<'positions'>;

/** The map's text about the source of your position. */
export interface PlaceLine {
  readonly text: string;
  /** Whether the position is currently unknown. */
  readonly isTrouble: boolean;
  /** You may continue by hand. */
  readonly canWalkByHand: boolean;
}

/** Returns a sentence about the source of your position; null if it is simply your own dot. */
export function placeLine(
  state: Pick<PositionsState, 'report' | 'ownPlacement' | 'isByHand' | 'status' | 'wine' | 'hasSeenWine'>,
  rules: Pick<HearingRules, 'trust' | 'stale'>,
  t: T,
): PlaceLine | null {
  const { report, ownPlacement } = state;
  const outcome = t(`outcome.${rules.stale.policy}`);
  const line = (text: string, isTrouble = false, canWalkByHand = false): PlaceLine => ({
    text,
    isTrouble,
    canWalkByHand,
  });
  switch (placeAuthority(state)) {
    case 'server':
      return ownPlacement?.isStale === true
        ? line(t('line.serverLost', { outcome }), true)
        : line(t('line.fromServer'));
    case 'source': {
      const id = report?.source ?? 'hand';
      const feeder = state.status.sources.find((source) => source.id === id)?.feeder ?? '';
      const named = (source: string): string => (feeder === '' ? source : t('line.fedBy', { source, feeder }));
      if (rules.trust === 'nothing') return line(t('line.serverOnly'), true);
      if (report?.place.type === 'pose') return line(t('line.from', { source: named(t(`source.${id}`)) }));
      if (report?.place.reason === 'menu') return line(t('line.menu', { source: named(t(`sourceTitle.${id}`)) }));
      return line(t('line.lost', { source: named(t(`source.${id}`)), outcome }), true, true);
    }
    case 'hand':
      return rules.trust === 'nothing' ? line(t('line.serverOnly'), true) : wineHint(state, line, t);
  }
}

/**
 * Returns a hint while a game in Wine has no bridge, because nothing else says that it needs one. Any Windows program
 * may look like a game, so the hint ends once the panel has shown it.
 */
function wineHint(
  { wine, hasSeenWine }: Pick<PositionsState, 'wine' | 'hasSeenWine'>,
  line: (text: string) => PlaceLine,
  t: T,
): PlaceLine | null {
  const game = wine.games[0];
  return game === undefined || hasSeenWine || wine.bridge === 'running'
    ? null
    : line(t('wine.hint', { game: game.name }));
}
