import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from './name.ts';

/** How the microphone is opened. */
export const TALK_MODES = ['push-to-talk', 'open-mic'] as const;
export type TalkMode = (typeof TALK_MODES)[number];

/** A device is remembered by its label too: the browser's ids change with the origin. null follows the system's default. */
const deviceChoice = v.nullable(v.object({ id: v.pipe(v.string(), v.maxLength(512)), label: v.pipe(v.string(), v.maxLength(512)) }));

/** `KeyboardEvent.code` of a key in the window. */
const keyCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,32}$/));

/** Everything a person can set. */
export const settingsSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
  talkMode: v.picklist(TALK_MODES),
  pushToTalkKey: keyCode,
  /** Held, each of these talks too: in that strength, or on the radio. */
  whisperKey: keyCode,
  shoutKey: keyCode,
  radioKey: keyCode,
  inputDevice: deviceChoice,
  outputDevice: deviceChoice,
  echoCancellation: v.boolean(),
  noiseSuppression: v.boolean(),
  autoGainControl: v.boolean(),
  theme: v.picklist(['system', 'light', 'dark']),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const settingsUpdateSchema = v.partial(settingsSchema);
export type SettingsUpdate = v.InferOutput<typeof settingsUpdateSchema>;

export const DEFAULT_SETTINGS: Settings = {
  name: '',
  talkMode: 'push-to-talk',
  pushToTalkKey: 'KeyV',
  whisperKey: 'KeyC',
  shoutKey: 'KeyX',
  radioKey: 'KeyR',
  inputDevice: null,
  outputDevice: null,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  theme: 'system',
};
