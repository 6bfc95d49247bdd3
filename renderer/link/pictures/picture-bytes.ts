import { isSmallPicture, MAX_PICTURE_PIXELS } from '../../../shared/model/profile/small-picture.ts';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';

/** A picture that can be shown. */
export interface ShownPicture {
  /** For elements. */
  readonly url: string;
  /** Cut out as a circle, for canvases. */
  readonly disc: CanvasImageSource;
}

/** Returns the SHA-256 of a picture's bytes, as it travels. */
export async function hashOfPicture(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Returns the bytes of a picture that is given as base64url. */
export function bytesOfPicture(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * Checks and decodes a picture that a stranger made. Returns null if it is not what its hash says, if it is not a small
 * still picture, or if the browser cannot decode it.
 */
export async function openPicture(text: string, hash: string): Promise<ShownPicture | null> {
  try {
    const bytes = bytesOfPicture(text);
    if (!isSmallPicture(bytes) || (await hashOfPicture(bytes)) !== hash) return null;
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }));
    const disc = cutDisc(picture);
    picture.close();
    return { url: `data:image/webp;base64,${text.replaceAll('-', '+').replaceAll('_', '/')}`, disc };
  } catch {
    // The browser refuses bytes that look like a picture and are none.
    return null;
  }
}

function cutDisc(picture: ImageBitmap): CanvasImageSource {
  const canvas = new OffscreenCanvas(MAX_PICTURE_PIXELS, MAX_PICTURE_PIXELS);
  const context = canvas.getContext('2d');
  const radius = MAX_PICTURE_PIXELS / 2;
  context?.arc(radius, radius, radius, 0, 2 * Math.PI);
  context?.clip();
  context?.drawImage(picture, 0, 0, MAX_PICTURE_PIXELS, MAX_PICTURE_PIXELS);
  return canvas;
}
