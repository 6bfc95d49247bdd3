import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from './name.ts';

/** How the microphone is opened. */
export const TALK_MODES = ['push-to-talk', 'open-mic'] as const;
export type TalkMode = (typeof TALK_MODES)[number];

/** A device is remembered by its label: the browser's ids change with the origin. */
const deviceChoice = v.nullable(v.object({ id: v.pipe(v.string(), v.maxLength(512)), label: v.pipe(v.string(), v.maxLength(512)) }));

/** Everything a person can set. `v.fallback` of a field is its default, also for a field that a file has wrong. */
export const settingsSchema = v.object({
  name: v.fallback(v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)), ''),
  talkMode: v.fallback(v.picklist(TALK_MODES), 'push-to-talk'),
  /** `KeyboardEvent.code` of the push-to-talk key in the window. */
  pushToTalkKey: v.fallback(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,32}$/)), 'KeyV'),
  /** null follows the system's default. */
  inputDevice: v.fallback(deviceChoice, null),
  outputDevice: v.fallback(deviceChoice, null),
  echoCancellation: v.fallback(v.boolean(), true),
  noiseSuppression: v.fallback(v.boolean(), true),
  autoGainControl: v.fallback(v.boolean(), true),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(settingsSchema, {});
