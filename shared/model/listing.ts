import * as v from 'valibot';
import { shownText } from './visible-text.ts';

/** How strangers get into a listed lobby. */
export const LISTING_ACCESS = ['open', 'password', 'knock'] as const;

/** A lobby's description in the directory. */
export const listingTextsSchema = v.object({
  game: v.pipe(v.string(), v.maxLength(64), v.transform(shownText)),
  /** Language tag (BCP 47), or ''. */
  language: v.pipe(v.string(), v.regex(/^(?:[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)?$/), v.maxLength(16)),
});
