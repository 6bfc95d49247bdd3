import * as v from 'valibot';

/**
 * What a key or mouse button can do. `talk`, `whisper`, `shout`, `radio` and `priority` last while it is held; the
 * others happen when it goes down.
 */
export const VOICE_ACTIONS = ['talk', 'whisper', 'shout', 'radio', 'priority', 'toggle-mute', 'toggle-deafen'] as const;
export type VoiceAction = (typeof VOICE_ACTIONS)[number];

export const MAX_BINDINGS = 32;

/**
 * A key by its place (`KeyboardEvent.code`, UI Events specification), or a mouse button by `MouseEvent.button` (1 =
 * middle, 3 = back, 4 = forward). Left and right cannot be bound: the window would no longer be usable.
 */
export const triggerSchema = v.variant('device', [
  v.object({ device: v.literal('keyboard'), code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,32}$/)) }),
  v.object({ device: v.literal('mouse'), button: v.picklist([1, 3, 4]) }),
]);
export type Trigger = v.InferOutput<typeof triggerSchema>;

/** One trigger may have one action only; an action may have several triggers. */
export const bindingSchema = v.object({ action: v.picklist(VOICE_ACTIONS), trigger: triggerSchema });
export type Binding = v.InferOutput<typeof bindingSchema>;

export function isSameTrigger(a: Trigger, b: Trigger): boolean {
  return a.device === 'keyboard'
    ? b.device === 'keyboard' && a.code === b.code
    : b.device === 'mouse' && a.button === b.button;
}
