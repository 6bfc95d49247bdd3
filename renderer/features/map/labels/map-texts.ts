import type { TFunction } from 'i18next';
import { formatMetres, formatNumber } from '../../../i18n/format.ts';
import type { MapPlayer } from '../map-player.ts';
import type { RangeRing } from '../range-rings.ts';

/** The texts on the map, in the current language. */
export interface MapTexts {
  readonly you: string;
  readonly nameOf: (player: Pick<MapPlayer, 'name' | 'isMuted' | 'isAway'>) => string;
  readonly ringLabel: (ring: RangeRing) => string;
  readonly metres: (metres: number) => string;
  readonly count: (count: number) => string;
}

export function createMapTexts(t: TFunction<'map'>, language: string): MapTexts {
  return {
    you: t('you'),
    nameOf: ({ name, isMuted, isAway }) =>
      isAway ? t('awayName', { name }) : isMuted ? t('mutedName', { name }) : name,
    ringLabel: ({ strength, metres }) => t(`ring.${strength}`, { distance: formatMetres(metres, language) }),
    metres: (metres) => formatMetres(metres, language),
    count: (count) => formatNumber(count, language, 0),
  };
}
