/** The largest file that members may send, unless the host chooses another limit: 10 MB. */
export const DEFAULT_MAX_FILE_MEGABYTES = 10;

/** The largest limit that a host can choose; 0 = nobody may send files. */
export const MAX_FILE_MEGABYTES = 100;

export const BYTES_PER_MEGABYTE = 1_000_000;

/** A small picture that stands for an image until its reader wants all of it, bytes. */
export const MAX_PREVIEW_BYTES = 16_384;
