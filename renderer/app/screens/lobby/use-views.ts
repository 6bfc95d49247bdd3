import { useMediaQuery } from '../../../ui/controls/use-media-query.ts';
import type { LobbyLayout } from './use-lobby-layout.ts';

/** What the lobby shows one at a time where there is no room for all. */
export type StageTab = 'map' | 'people' | 'text';

/** From this width on, text stands beside the players: the map keeps 55 % of the window. */
const BESIDE = '(min-width: 1440px)';

/**
 * Returns the views of which one shows, and whether text always shows beside them. `hasText`: the host knows text.
 */
export function useViews(
  layout: LobbyLayout,
  hasText: boolean,
): { readonly views: readonly StageTab[]; readonly isBeside: boolean } {
  const isWide = useMediaQuery(BESIDE);
  const isBeside = hasText && layout === 'full' && isWide;
  const map = layout === 'tabs' ? (['map'] as const) : [];
  const text = hasText && !isBeside ? (['text'] as const) : [];
  return { views: [...map, 'people', ...text], isBeside };
}
