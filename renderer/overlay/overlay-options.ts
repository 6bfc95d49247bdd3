import { OVERLAY_CORNERS, type OverlayCorner } from '../../shared/model/overlay.ts';

/** What this copy of the page does otherwise than the settings say: a stream's scene may want another corner. */
export interface OverlayOptions {
  readonly corner: OverlayCorner | undefined;
  readonly showsEverybody: boolean | undefined;
}

/** '?corner=bottom-right&everybody=1' -> options; what is missing or unknown follows the settings. */
export function readOptions(search: string): OverlayOptions {
  const query = new URLSearchParams(search);
  const everybody = query.get('everybody');
  return {
    corner: OVERLAY_CORNERS.find((corner) => corner === query.get('corner')),
    showsEverybody: everybody === '1' ? true : everybody === '0' ? false : undefined,
  };
}
