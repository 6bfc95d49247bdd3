import * as v from 'valibot';

/** Corners of a screen, as somebody sees them who looks at it: a script's direction does not turn them round. */
export const OVERLAY_CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type OverlayCorner = (typeof OVERLAY_CORNERS)[number];

export const MAX_OVERLAY_PEOPLE = 100;

/** All that the overlay knows of somebody. */
export const overlayPersonSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(64)),
  isTalking: v.boolean(),
  isMuted: v.boolean(),
  isSelf: v.boolean(),
});
export type OverlayPerson = v.InferOutput<typeof overlayPersonSchema>;

/**
 * What the overlay's page is told, whole, on every change. It says nothing that could be used to join or find a lobby.
 */
export const overlayPictureSchema = v.object({
  corner: v.picklist(OVERLAY_CORNERS),
  /** Whether those who do not talk are shown too. */
  showsEverybody: v.boolean(),
  people: v.pipe(v.array(overlayPersonSchema), v.maxLength(MAX_OVERLAY_PEOPLE)),
});
export type OverlayPicture = v.InferOutput<typeof overlayPictureSchema>;

/** Path of the page's feed below its address. */
export const OVERLAY_FEED = 'feed';
