import { OVERLAY_CORNERS, type OverlayCorner } from '../../shared/model/overlay.ts';

/** The options of this copy of the page that override the settings: a stream's scene may need another corner. */
export interface OverlayOptions {
  readonly corner: OverlayCorner | undefined;
  readonly showsEverybody: boolean | undefined;
}

/** Parses options such as '?corner=bottom-right&everybody=1'; missing or unknown ones follow the settings. */
export function readOptions(search: string): OverlayOptions {
  const query = new URLSearchParams(search);
  const everybody = query.get('everybody');
  return {
    corner: OVERLAY_CORNERS.find((corner) => corner === query.get('corner')),
    showsEverybody: everybody === '1' ? true : everybody === '0' ? false : undefined,
  };
}
