import type { WindowShape } from '../../../../shared/model/window-place.ts';
import { useMediaQuery } from '../../../ui/controls/use-media-query.ts';

/**
 * How the lobby is laid out in the room it has: `full` = map and players together, `tabs` = one of them at a time,
 * `strip` = players only, `mini` = no more than who talks.
 */
export type LobbyLayout = 'full' | 'tabs' | 'strip' | 'mini';

/** A strip of 280 pixels, and windows that are a little wider. The narrowest phones have 320, and need the map. */
const STRIP = '(max-width: 319.98px)';
const TABS = '(max-width: 479.98px)';
/** Too low for a header, a row and the talk bar. */
const MINI = '(max-height: 219.98px)';

/** Returns whether the window is too small for anything but the players. */
export function isSmall(layout: LobbyLayout): boolean {
  return layout === 'strip' || layout === 'mini';
}

/**
 * Returns the layout for the size of the window, and for the shape that was chosen: where nothing can resize the
 * window, its layout changes alone.
 */
export function useLobbyLayout(shape: WindowShape): LobbyLayout {
  const isMini = useMediaQuery(MINI);
  const isStrip = useMediaQuery(STRIP);
  const hasTabs = useMediaQuery(TABS);
  if (isMini || shape === 'mini') return 'mini';
  if (isStrip || shape === 'compact') return 'strip';
  return hasTabs ? 'tabs' : 'full';
}
