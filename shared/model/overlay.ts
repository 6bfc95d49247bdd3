import * as v from 'valibot';

/** Corners of the screen. They are physical: right-to-left languages do not mirror them. */
export const OVERLAY_CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type OverlayCorner = (typeof OVERLAY_CORNERS)[number];

export const MAX_OVERLAY_PEOPLE = 100;

/** Everything the overlay knows about a person. */
export const overlayPersonSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(64)),
  isTalking: v.boolean(),
  isMuted: v.boolean(),
  isSelf: v.boolean(),
});
export type OverlayPerson = v.InferOutput<typeof overlayPersonSchema>;

export const MAX_OVERLAY_TEXTS = 3;

/** A message that the overlay shows for a moment. */
const overlayTextSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(64)),
  text: v.pipe(v.string(), v.maxLength(200)),
});
export type OverlayText = v.InferOutput<typeof overlayTextSchema>;
export const overlayTextsSchema = v.pipe(v.array(overlayTextSchema), v.maxLength(MAX_OVERLAY_TEXTS));

/**
 * The complete state of the overlay's page, sent on every change. It contains nothing that helps to find or join a
 * lobby.
 */
export const overlayPictureSchema = v.object({
  corner: v.picklist(OVERLAY_CORNERS),
  /** Whether people who are not talking are shown too. */
  showsEverybody: v.boolean(),
  people: v.pipe(v.array(overlayPersonSchema), v.maxLength(MAX_OVERLAY_PEOPLE)),
  /** The latest messages, if you want them there; not given = none. */
  texts: v.optional(overlayTextsSchema),
});
export type OverlayPicture = v.InferOutput<typeof overlayPictureSchema>;

/** Path of the page's feed below its address. */
export const OVERLAY_FEED = 'feed';
