import * as v from 'valibot';
import { pictureHashSchema } from './profile.ts';
import { MAX_PICTURE_BYTES } from './small-picture.ts';

/** Bytes of a picture in one message: with its base64 and its other fields, well below the channel's limit. */
const PICTURE_PART_BYTES = 2_208;
const MAX_PARTS = Math.ceil(MAX_PICTURE_BYTES / PICTURE_PART_BYTES);
const MAX_PART_LENGTH = Math.ceil((PICTURE_PART_BYTES * 4) / 3);

/** A part of a picture, `index` of `count`, base64url. */
export const picturePartSchema = v.object({
  hash: pictureHashSchema,
  index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PARTS - 1)),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PARTS)),
  data: v.pipe(v.string(), v.maxLength(MAX_PART_LENGTH), v.regex(/^[A-Za-z0-9_-]*$/)),
});
export type PicturePart = v.InferOutput<typeof picturePartSchema>;

/** Collects the parts of one picture, which arrive in order. */
export class PartCollector {
  readonly #data: string[] = [];

  /**
   * Takes the next part. Returns the whole picture as base64url after the last one, undefined before it, and null for a
   * part that is not the next one.
   */
  add({ index, count, data }: PicturePart): string | undefined | null {
    if (index !== this.#data.length || index >= count) return null;
    this.#data.push(data);
    return this.#data.length === count ? this.#data.join('') : undefined;
  }
}

/** Cuts a picture, given as base64url, into parts. */
export function partsOfPicture(hash: string, text: string): readonly PicturePart[] {
  const count = Math.max(1, Math.ceil(text.length / MAX_PART_LENGTH));
  return Array.from({ length: count }, (_, index) => ({
    ...{ hash, index, count },
    data: text.slice(index * MAX_PART_LENGTH, (index + 1) * MAX_PART_LENGTH),
  }));
}
