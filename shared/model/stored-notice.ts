import * as v from 'valibot';

/**
 * The problems of data stored on this machine. `damaged` and `newer`: `detail` names the file that the old data was
 * moved to.
 */
export const STORED_NOTICE_CODES = [
  /** `detail`: the folder. */
  'disk-full',
  'settings-damaged',
  'settings-newer',
  /** `detail`: the names of the fields in the file. */
  'settings-incomplete',
  /** `detail`: the folder. */
  'settings-unread',
  'people-damaged',
  /** `detail`: how many. */
  'people-incomplete',
  'people-unread',
  'identity-damaged',
  'identity-unread',
  /** The browser keeps nothing for the page. */
  'nothing-kept',
] as const;

export const storedNoticeSchema = v.object({
  code: v.picklist(STORED_NOTICE_CODES),
  /** In English, for logs and reports. */
  message: v.pipe(v.string(), v.maxLength(8_192)),
  /** The part that a text in any language has to name; '' = none. */
  detail: v.pipe(v.string(), v.maxLength(4_096)),
});

/** A problem found while reading data stored on this machine, for the person to know about. */
export type StoredNotice = Readonly<v.InferOutput<typeof storedNoticeSchema>>;
