import * as v from 'valibot';

/**
 * The actions of keys and mouse buttons. `talk`, `whisper`, `shout`, `radio`, `priority` and `whisper-to` last while it
 * is held; the others happen when it goes down. `whisper` talks quietly, `whisper-to` to chosen players only.
 * `toggle-compact` changes the window between its whole size and a strip.
 */
export const VOICE_ACTIONS = [
  'talk',
  'whisper',
  'shout',
  'radio',
  'priority',
  'whisper-to',
  'toggle-mute',
  'toggle-deafen',
  'toggle-compact',
  'toggle-meeting',
  'toggle-dead',
  'next-room',
  'previous-room',
  'leave-room',
] as const;
export type VoiceAction = (typeof VOICE_ACTIONS)[number];

export const MAX_BINDINGS = 32;

/** The modifiers that a binding may require, on either side of the keyboard, in the order in which they are shown. */
export const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'] as const;
export type Modifier = (typeof MODIFIERS)[number];

const modifiers = v.optional(v.pipe(v.array(v.picklist(MODIFIERS)), v.minLength(1), v.maxLength(MODIFIERS.length)));

/**
 * A key by its place (`KeyboardEvent.code`, UI Events specification), or a mouse button by `MouseEvent.button` (1 =
 * middle, 3 = back, 4 = forward), together with the modifiers that must be held. Left and right cannot be bound: the
 * window would no longer be usable.
 */
export const triggerSchema = v.variant('device', [
  v.object({ device: v.literal('keyboard'), code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,32}$/)), modifiers }),
  v.object({ device: v.literal('mouse'), button: v.picklist([1, 3, 4]), modifiers }),
]);
export type Trigger = v.InferOutput<typeof triggerSchema>;

/** One trigger may have one action only; an action may have several triggers. */
export const bindingSchema = v.object({ action: v.picklist(VOICE_ACTIONS), trigger: triggerSchema });
export type Binding = v.InferOutput<typeof bindingSchema>;

/** Returns whether two triggers are the same key or button, whatever their modifiers are. */
export function isSameKey(a: Trigger, b: Trigger): boolean {
  return a.device === 'keyboard'
    ? b.device === 'keyboard' && a.code === b.code
    : b.device === 'mouse' && a.button === b.button;
}

export function isSameTrigger(a: Trigger, b: Trigger): boolean {
  return (
    isSameKey(a, b) &&
    MODIFIERS.every(
      (modifier) => (a.modifiers?.includes(modifier) ?? false) === (b.modifiers?.includes(modifier) ?? false),
    )
  );
}
