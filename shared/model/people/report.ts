import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from '../name.ts';
import { shownText, visibleText } from '../visible-text.ts';
import { identitySchema } from './person.ts';

/** What a report is about; the first is chosen at first. */
export const REPORT_REASONS = ['harassment', 'hate', 'threat', 'sexual', 'noise', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
export const reportReasonSchema = v.picklist(REPORT_REASONS);

/** What the reporter adds in their own words, UTF-16 code units. */
export const MAX_REPORT_TEXT_LENGTH = 300;

/** How much of what the reporter heard a report has. */
export const REPORTED_SECONDS = 30;

/** The largest sealed report, bytes: 30 s at 64 kbit/s have 240,000, and the host allows twice that. */
export const MAX_REPORT_BYTES = 600_000;

/** The most people that a report names. */
export const MAX_REPORTED_PEOPLE = 200;
const MAX_SPANS = 1_500;

/** The reporter's own words, as moderators read them. */
export const reportTextSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_REPORT_TEXT_LENGTH),
  v.transform((text) => visibleText(text).replace(/\s+/gu, ' ').trim()),
);

const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const shownName = v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH), v.transform(shownText));
const hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** A participant as the host knew them: number, name, and the identity that they proved; '' = none. */
export const reportedPersonSchema = v.object({
  id: wholeNumber,
  name: shownName,
  identity: v.union([v.literal(''), identitySchema]),
});
export type ReportedPerson = v.InferOutput<typeof reportedPersonSchema>;

/** What the host signs about a report. */
const reportSchema = v.object({
  format: v.literal(1),
  lobby: v.object({
    /** The same on every host of the lobby. */
    id: v.pipe(v.string(), v.maxLength(64)),
    name: shownName,
    /** SHA-256 of the rules of hearing as JSON, base64url: whether they were others. */
    rules: hash,
  }),
  /** When it was sent, by the host's clock: UTC, ISO 8601. */
  sentAt: v.pipe(v.string(), v.isoTimestamp()),
  /** The same as the time since this host opened the lobby, milliseconds. */
  lobbyMs: wholeNumber,
  reporter: reportedPersonSchema,
  reported: reportedPersonSchema,
  reason: reportReasonSchema,
  text: reportTextSchema,
  audio: v.object({
    /** Of all Ogg pages but the one with the tags, base64url. */
    sha256: hash,
    durationMs: wholeNumber,
    packets: wholeNumber,
  }),
  /** Everyone who was audible to the reporter. */
  people: v.pipe(v.array(reportedPersonSchema), v.maxLength(MAX_REPORTED_PEOPLE)),
  /** When: [index in `people`, from ms, to ms of the audio, loudest level at the reporter's ear in dBFS]. */
  audible: v.pipe(
    v.array(v.strictTuple([wholeNumber, wholeNumber, wholeNumber, v.pipe(v.number(), v.integer())])),
    v.maxLength(MAX_SPANS),
  ),
});
export type Report = v.InferOutput<typeof reportSchema>;

/** Parses what a sealed report says; undefined if it is none. */
export function parseReport(value: unknown): Report | undefined {
  const parsed = v.safeParse(reportSchema, value);
  return parsed.success ? parsed.output : undefined;
}

/** Returns how long each person was audible, milliseconds, by their index in `people`. */
export function audibleMsOf({ people, audible }: Pick<Report, 'people' | 'audible'>): readonly number[] {
  const totals = people.map(() => 0);
  for (const [person, fromMs, toMs] of audible) totals[person] = (totals[person] ?? 0) + toMs - fromMs;
  return totals;
}
