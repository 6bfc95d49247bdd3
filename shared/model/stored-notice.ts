import * as v from 'valibot';

/**
 * What can be wrong with what is kept on this machine. `damaged` and `newer`: `detail` names the file that was kept of
 * it.
 */
export const STORED_NOTICE_CODES = [
  'settings-damaged',
  'settings-newer',
  /** `detail`: the fields, as the file calls them. */
  'settings-incomplete',
  /** `detail`: the folder. */
  'settings-unread',
  'people-damaged',
  /** `detail`: how many. */
  'people-incomplete',
  'people-unread',
  'identity-damaged',
  'identity-unread',
] as const;

export const storedNoticeSchema = v.object({
  code: v.picklist(STORED_NOTICE_CODES),
  /** In English, for logs and reports. */
  message: v.pipe(v.string(), v.maxLength(8_192)),
  /** What a text in another language has to name too; '' = nothing. */
  detail: v.pipe(v.string(), v.maxLength(4_096)),
});

/** Something that was wrong with what is kept on this machine when it was read, for the person to know. */
export type StoredNotice = Readonly<v.InferOutput<typeof storedNoticeSchema>>;
