import * as v from 'valibot';
import { MAX_BINDINGS, triggerSchema } from '../../../shared/model/keys/bindings.ts';

/** The messages between the app and its hotkey helper, as JSON. Both sides parse what they receive. */

/** Longest message either way, UTF-16 code units. */
export const MAX_HELPER_MESSAGE_LENGTH = 16_384;

const triggers = v.pipe(v.array(triggerSchema), v.maxLength(MAX_BINDINGS));

/** App -> helper. */
export const helperRequestSchema = v.variant('type', [
  /** Once, after `loaded`: install the hook. */
  v.object({ type: v.literal('start'), triggers }),
  /** Report only these triggers from now on. */
  v.object({ type: v.literal('watch'), triggers }),
  /** Treat held keys as released without reporting it: releases were lost. */
  v.object({ type: v.literal('forget-held') }),
  /** Report the next key or button that goes down, whichever it is, for 10 s. Each request gets one `recorded`. */
  v.object({ type: v.literal('record') }),
  v.object({ type: v.literal('cancel-recording') }),
]);
export type HelperRequest = v.InferOutput<typeof helperRequestSchema>;

/** Why keys cannot be heard at all. Trying again would not help. */
const HOOK_FAILURES = ['no-display', 'no-permission', 'not-installed', 'refused'] as const;
export type HookFailure = (typeof HOOK_FAILURES)[number];

/** Helper -> app. */
export const helperReportSchema = v.variant('type', [
  /** The process runs and accepts requests. */
  v.object({ type: v.literal('loaded') }),
  /** The hook is installed. */
  v.object({ type: v.literal('ready') }),
  v.object({
    type: v.literal('failed'),
    reason: v.picklist(HOOK_FAILURES),
    message: v.pipe(v.string(), v.maxLength(1_024)),
  }),
  /** A watched trigger went down or up; other keys are never reported. Repeats of a held key are left out. */
  v.object({ type: v.literal('input'), trigger: triggerSchema, isDown: v.boolean() }),
  /** Ends a recording; null = nothing was pressed, or Escape was. */
  v.object({ type: v.literal('recorded'), trigger: v.nullable(triggerSchema) }),
]);
export type HelperReport = v.InferOutput<typeof helperReportSchema>;
