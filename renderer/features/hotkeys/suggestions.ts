import { isSameTrigger, type Binding, type Trigger, type VoiceAction } from '../../../shared/model/keys/bindings.ts';

const BACK_BUTTON: Trigger = { device: 'mouse', button: 3 };
const CAPS_LOCK: Trigger = { device: 'keyboard', code: 'CapsLock' };

const SUGGESTIONS: { readonly [Action in VoiceAction]?: readonly Trigger[] } = {
  // No letter: you also press it when you type.
  talk: [BACK_BUTTON, CAPS_LOCK],
  'toggle-mute': [{ device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] }],
  'toggle-deafen': [{ device: 'keyboard', code: 'KeyD', modifiers: ['Control', 'Shift'] }],
};

/**
 * Returns keys that suit an action and do nothing else, the safest first. `platform`: as Node names it; macOS reports
 * Caps Lock only when its light changes, so it cannot be held there.
 */
export function suggestedTriggers(
  action: VoiceAction,
  bindings: readonly Binding[],
  platform: string,
): readonly Trigger[] {
  return (SUGGESTIONS[action] ?? []).filter(
    (suggestion) =>
      !(platform === 'darwin' && suggestion === CAPS_LOCK) &&
      !bindings.some(({ trigger }) => isSameTrigger(trigger, suggestion)),
  );
}
