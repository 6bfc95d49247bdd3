import * as v from 'valibot';
import { FAILURE_CODES } from './failure-codes.ts';

/**
 * Frames of the IPC over a WebSocket, one JSON object in one text message. The renderer sends requests; the main
 * process answers each with one response that carries the same `id`, in any order, and sends events whenever they
 * happen. The content (`request`, `value`, `payload`) is parsed afterwards with the contract's schema for that name.
 */

const frameName = v.pipe(v.string(), v.maxLength(64));
const frameId = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** Renderer -> main: one command of the contract. */
export const requestFrameSchema = v.strictObject({ id: frameId, name: frameName, request: v.unknown() });
export type RequestFrame = v.InferOutput<typeof requestFrameSchema>;

/** A `Result` whose value is not parsed yet. */
export const resultSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({
    ok: v.literal(false),
    // A code that this version does not know counts as `internal`.
    error: v.object({
      code: v.fallback(v.picklist(FAILURE_CODES), 'internal'),
      message: v.pipe(v.string(), v.maxLength(1_024)),
      detail: v.optional(v.pipe(v.string(), v.maxLength(1_024))),
    }),
  }),
]);

/** Main -> renderer: the answer to the request with this `id`. */
const responseFrameSchema = v.strictObject({ id: frameId, result: resultSchema });
export type ResponseFrame = v.InferOutput<typeof responseFrameSchema>;

/** Main -> renderer: one event of the contract. */
const eventFrameSchema = v.strictObject({ event: frameName, payload: v.unknown() });
export type EventFrame = v.InferOutput<typeof eventFrameSchema>;

/** Everything that the main process sends. */
export const clientboundFrameSchema = v.union([responseFrameSchema, eventFrameSchema]);
