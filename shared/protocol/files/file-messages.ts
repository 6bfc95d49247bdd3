import * as v from 'valibot';
import { MAX_FILE_NAME_LENGTH, safeFileName } from '../../model/files/file-name.ts';
import { BYTES_PER_MEGABYTE, MAX_FILE_MEGABYTES, MAX_PREVIEW_BYTES } from '../../model/files/file-limits.ts';
import { IMAGE_TYPES } from '../../model/files/image-header.ts';
import { identitySchema } from '../../model/people/person.ts';
import { shownText } from '../../model/visible-text.ts';
import { base64Url } from '../base64-url-schema.ts';

/**
 * Text messages on the data channel `files` (ordered, reliable), one JSON object in each; binary ones are parts of
 * files (`file-chunk.ts`). Described in docs/protocol/client-protocol.md. A client opens the channel only at hosts
 * whose `joined` accepts `files`.
 */
export const FILES_LABEL = 'files';

/** The longest range that a client may ask for at once, bytes. */
const MAX_RANGE_BYTES = 1_048_576;

/** Files in one message; a lobby keeps fewer. */
const MAX_ROWS = 200;

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const fileId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4_294_967_295));
const position = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295));
const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_FILE_MEGABYTES * BYTES_PER_MEGABYTE));
const previewSize = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PREVIEW_BYTES));
const sha256 = base64Url(32);
const typeSchema = v.picklist(['', ...IMAGE_TYPES]);
const shown = v.pipe(v.string(), v.transform(shownText));

/**
 * Offers a file of the sender. Its content is `preview` bytes of a small picture, then the `size` bytes of the file, of
 * which `sha256` is the hash. The same offer again continues where the last connection ended. `type`: of an image that
 * others may show; '' = a file that nobody opens.
 */
const offerSchema = v.object({
  type: v.literal('offer'),
  request: number,
  name: v.pipe(v.string(), v.maxLength(MAX_FILE_NAME_LENGTH)),
  size,
  image: v.optional(typeSchema, ''),
  sha256,
  preview: v.optional(previewSize, 0),
});
export type FileOffer = v.InferOutput<typeof offerSchema>;

/** Asks for a range of a file's content; replaces what the sender has asked for of the same file before. */
const getSchema = v.object({
  type: v.literal('get'),
  file: fileId,
  offset: position,
  length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_RANGE_BYTES)),
});
export type GetFile = v.InferOutput<typeof getSchema>;

/** The sender wants no more of a file. */
const stopSchema = v.object({ type: v.literal('stop'), file: fileId });

/** Takes a file back: the sender's own, or as a moderator that of a person with a lower rank. */
const removeSchema = v.object({ type: v.literal('remove'), file: fileId });

export const serverboundFilesSchema = v.variant('type', [offerSchema, getSchema, stopSchema, removeSchema]);
export type ServerboundFiles = v.InferOutput<typeof serverboundFilesSchema>;

/** Why a host can refuse or drop a file. `file-refused`: for a reason that this version does not know. */
export const FILE_REFUSALS = [
  'not-permitted',
  'too-large',
  'empty',
  'too-many-files',
  'too-fast',
  'no-room',
  'bad-image',
  'changed',
  'stalled',
  'removed',
  'gone',
  'bad-range',
  'not-yours',
  'rank-too-high',
  'file-refused',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

const refusal = v.fallback(v.picklist(FILE_REFUSALS), 'file-refused');

/** Answers `offer`: the host asks for the content from now on, of which it has `have` bytes. */
const acceptedSchema = v.object({ type: v.literal('accepted'), request: number, file: fileId, have: position });

/** Answers `offer` that was refused. `message` says why in English. */
const refusedSchema = v.object({ type: v.literal('refused'), request: number, code: refusal, message: shown });

/** Asks the sender of a file for a part of its content. It is sent at once, in binary messages, in order. */
const wantSchema = v.object({ type: v.literal('want'), file: fileId, offset: position, length: position });

/** The transfer of a file to or from the receiver has ended. `message` says why in English. */
const failedSchema = v.object({ type: v.literal('failed'), file: fileId, code: refusal, message: shown });

const fileRowSchema = v.object({
  file: fileId,
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647)),
  /** Of the sender. */
  sender: shown,
  identity: v.optional(v.union([v.literal(''), identitySchema]), ''),
  name: v.pipe(v.string(), v.maxLength(MAX_FILE_NAME_LENGTH)),
  size,
  image: v.optional(v.fallback(typeSchema, ''), ''),
  sha256,
  preview: v.optional(previewSize, 0),
  /** Since the host has all of it, seconds. */
  agoSeconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** Whether the receiver sent it. */
  isOwn: v.optional(v.boolean(), false),
});

/** A file that the host has, and that the receiver may get. Its name is safe to show and to save. */
const namedFileRowSchema = v.pipe(
  fileRowSchema,
  v.transform((row) => ({ ...row, name: safeFileName(row.name, row.image) })),
);
export type FileRow = v.InferOutput<typeof namedFileRowSchema>;

/** Files that the receiver may get, beside those it knows. The first one comes when the channel opens. */
const filesSchema = v.object({
  type: v.literal('files'),
  /** The largest file that the receiver may send, bytes; 0 = none. */
  maxBytes: size,
  rows: v.pipe(v.array(namedFileRowSchema), v.maxLength(MAX_ROWS)),
});

/** The host has these files no longer, or the receiver may not get them any longer. */
const goneSchema = v.object({
  type: v.literal('gone'),
  files: v.pipe(v.array(fileId), v.maxLength(MAX_ROWS)),
});

export const clientboundFilesSchema = v.variant('type', [
  acceptedSchema,
  refusedSchema,
  wantSchema,
  failedSchema,
  filesSchema,
  goneSchema,
]);
export type ClientboundFiles = v.InferOutput<typeof clientboundFilesSchema>;
