import * as v from 'valibot';
import { cleanLine, MAX_NAME_INPUT_LENGTH } from '../name.ts';

/** The longest note, in user-perceived characters. */
export const MAX_NOTE_CHARACTERS = 40;

/** Whether a person wants to be disturbed: `busy` says no, `away` that they are not at the computer. */
export const AVAILABILITIES = ['available', 'busy', 'away'] as const;

/** SHA-256 of a picture's bytes, base64url. */
export const pictureHashSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** A short line that people write about themselves, such as pronouns, cleaned as names are; '' = none. */
export const noteSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_NAME_INPUT_LENGTH),
  v.transform((text) => cleanLine(text, MAX_NOTE_CHARACTERS)),
);

/** What people show of themselves besides name and colour. */
export const profileSchema = v.object({
  note: noteSchema,
  availability: v.fallback(v.picklist(AVAILABILITIES), 'available'),
  /** The hash of the picture; '' = none. */
  picture: v.union([v.literal(''), pictureHashSchema]),
});
export type Profile = v.InferOutput<typeof profileSchema>;

export const NO_PROFILE: Profile = { note: '', availability: 'available', picture: '' };

/** Returns what a participant shows of themselves. */
export function profileOf({ profile }: { readonly profile?: Profile | undefined }): Profile {
  return profile ?? NO_PROFILE;
}

/** Returns whether two profiles show the same. */
export function isSameProfile(a: Profile, b: Profile): boolean {
  return a.note === b.note && a.availability === b.availability && a.picture === b.picture;
}
