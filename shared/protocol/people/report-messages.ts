import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from '../../model/name.ts';
import {
  MAX_REPORT_BYTES,
  reportedPersonSchema,
  reportReasonSchema,
  reportTextSchema,
} from '../../model/people/report.ts';
import { shownText } from '../../model/visible-text.ts';

/**
 * Channel messages about reports of players. A host names those of the client that it knows in `accepts` of `joined`.
 */

/** Bytes in one `report-part`, so that other messages need not wait for a file. */
export const REPORT_PART_BYTES = 16_384;
const MAX_PART_LENGTH = Math.ceil((REPORT_PART_BYTES * 4) / 3);
/** Rows in one `reports`, so that it stays below the 64 KiB that clients accept. */
export const MAX_REPORT_ROWS = 40;
/** People in a row: those who were audible for the longest time. */
export const MAX_HEARD_ROWS = 5;

const requestNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const reportNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_REPORT_BYTES));

/**
 * Reports a participant: the host seals what the sender heard in the last 30 s, and keeps it for moderators. Answered
 * by `reported`.
 */
const reportSchema = v.object({
  type: v.literal('report'),
  request: requestNumber,
  /** Who; they may have left within the last 30 s. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647)),
  reason: reportReasonSchema,
  text: v.optional(reportTextSchema, ''),
});

/** Asks for a part of a report's file, for those who may ban. Answered by `report-part` or `reported`. */
const getReportSchema = v.object({
  type: v.literal('get-report'),
  request: requestNumber,
  report: reportNumber,
  offset,
});

/** Asks to delete a report; those who may ban. Answered by `reported`. */
const deleteReportSchema = v.object({
  type: v.literal('delete-report'),
  request: requestNumber,
  report: reportNumber,
});

export const serverboundReportSchemas = [reportSchema, getReportSchema, deleteReportSchema] as const;
export type ServerboundReport = v.InferOutput<(typeof serverboundReportSchemas)[number]>;

const TYPES = ['report', 'get-report', 'delete-report'] as const;
/** The types of the messages above. */
export const REPORT_MESSAGES: readonly string[] = TYPES satisfies readonly ServerboundReport['type'][];

/** Returns whether a message is about reports of players. */
export function isReportMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundReport['type'] }> {
  return REPORT_MESSAGES.includes(message.type);
}

/** Why a host can refuse. `report-refused`: for a reason that this version does not know. */
const REPORT_REFUSALS = [
  'not-recorded',
  'yourself',
  'not-here',
  'not-heard',
  'too-many-reports',
  'not-kept',
  'not-permitted',
  'no-such-report',
  'report-refused',
] as const;
export type ReportRefusal = (typeof REPORT_REFUSALS)[number];

/** Answers the requests above. `code` is '' on success; `message` says it in English. */
const reportedSchema = v.object({
  type: v.literal('reported'),
  request: requestNumber,
  code: v.fallback(v.picklist(['', ...REPORT_REFUSALS]), 'report-refused'),
  message: v.pipe(v.string(), v.transform(shownText)),
});

const reportRowSchema = v.object({
  report: reportNumber,
  agoSeconds: seconds,
  reporter: reportedPersonSchema,
  reported: reportedPersonSchema,
  reason: v.fallback(reportReasonSchema, 'other'),
  text: reportTextSchema,
  /** Of the sound. */
  seconds,
  /** For how many seconds each speaker was audible, the longest first. */
  heard: v.pipe(
    v.array(v.strictTuple([v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH), v.transform(shownText)), seconds])),
    v.maxLength(MAX_HEARD_ROWS),
  ),
});
export type ReportRow = v.InferOutput<typeof reportRowSchema>;

/**
 * The latest reports on this host, for those who may ban, when the channel opens and on change. Reports about the
 * receiver are left out.
 */
const reportsSchema = v.object({
  type: v.literal('reports'),
  rows: v.pipe(v.array(reportRowSchema), v.maxLength(MAX_REPORT_ROWS)),
});

/** A part of a report's file from `offset` on, base64url; the file has `bytes`. */
const reportPartSchema = v.object({
  type: v.literal('report-part'),
  request: requestNumber,
  report: reportNumber,
  offset,
  bytes: offset,
  data: v.pipe(v.string(), v.maxLength(MAX_PART_LENGTH), v.regex(/^[A-Za-z0-9_-]*$/)),
});

export const clientboundReportSchemas = [reportedSchema, reportsSchema, reportPartSchema] as const;
