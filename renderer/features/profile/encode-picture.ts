import { HEADER_BYTES, readImageHeader } from '../../../shared/model/files/image-header.ts';
import { isSmallPicture, MAX_PICTURE_PIXELS } from '../../../shared/model/profile/small-picture.ts';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { failure, success, type Result } from '../../../shared/result.ts';

/** The largest file that is read. Photos of phones have 3 to 8 MB. */
const MAX_FILE_BYTES = 10_000_000;

/** A larger picture would take more than 100 MB of memory to decode. */
const MAX_SIDE_PIXELS = 8_192;
const MAX_PIXELS = 25_000_000;

/** Tried in this order until the picture is small enough; most are with the first. */
const QUALITIES = [0.9, 0.75, 0.55, 0.35] as const;

/** Why a file cannot become a player's picture. `not-encoded`: this browser writes no WebP, or only large ones. */
export type PictureProblem = 'file-too-large' | 'not-a-picture' | 'picture-too-large' | 'damaged' | 'not-encoded';

/**
 * Makes a player's picture from a file: the middle of it, 96 pixels a side, encoded again, so that nothing else of the
 * file is left. Its kind and size are read before it is decoded; its name and type do not count. Returns base64url.
 */
export async function encodePicture(file: Blob): Promise<Result<string, PictureProblem>> {
  if (file.size > MAX_FILE_BYTES) return problem('file-too-large');
  const header = readImageHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header === undefined) return problem('not-a-picture');
  const { width, height } = header;
  if (Math.max(width, height) > MAX_SIDE_PIXELS || width * height > MAX_PIXELS) return problem('picture-too-large');
  let picture: ImageBitmap;
  try {
    // Without a type of its own, a blob is decoded as what its bytes are.
    picture = await createImageBitmap(new Blob([file]));
  } catch {
    return problem('damaged');
  }
  const canvas = drawMiddle(picture);
  picture.close();
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (isSmallPicture(bytes)) return success(toBase64Url(bytes));
  }
  return problem('not-encoded');
}

function problem(code: PictureProblem): Result<never, PictureProblem> {
  return failure(code, `The file cannot be used as a picture: ${code}.`);
}

/** Draws the largest square in the middle of a picture. */
function drawMiddle(picture: ImageBitmap): OffscreenCanvas {
  const canvas = new OffscreenCanvas(MAX_PICTURE_PIXELS, MAX_PICTURE_PIXELS);
  const context = canvas.getContext('2d');
  const side = Math.min(picture.width, picture.height);
  if (context !== null) context.imageSmoothingQuality = 'high';
  context?.drawImage(
    picture,
    (picture.width - side) / 2,
    (picture.height - side) / 2,
    side,
    side,
    0,
    0,
    MAX_PICTURE_PIXELS,
    MAX_PICTURE_PIXELS,
  );
  return canvas;
}
