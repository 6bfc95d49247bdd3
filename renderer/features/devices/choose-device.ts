import type { Settings } from '../../../shared/model/settings.ts';
import type { AudioDevice } from '../../audio/audio-devices.ts';

export type DeviceChoice = Settings['inputDevice'];

/** Choosing a device by the player's setting, among those that are plugged in. */
export type ChosenDevice =
  | { readonly kind: 'default' }
  | { readonly kind: 'chosen'; readonly device: AudioDevice }
  /** The chosen device is not plugged in, so the system's default replaces it. */
  | { readonly kind: 'stand-in'; readonly missingLabel: string };

/**
 * Finds the chosen device by its id, else by its label: ids change with the page's origin and when the browser's data
 * is cleared. While labels are unknown (the microphone is not allowed yet), an unlisted id counts as missing.
 */
export function chooseDevice(choice: DeviceChoice, available: readonly AudioDevice[]): ChosenDevice {
  if (choice === null) return { kind: 'default' };
  const device =
    available.find(({ id }) => id === choice.id) ??
    available.find(({ label }) => label !== '' && label === choice.label);
  return device === undefined ? { kind: 'stand-in', missingLabel: choice.label } : { kind: 'chosen', device };
}

/** Returns the id to open; null = the system's default. */
export function deviceIdOf(chosen: ChosenDevice): string | null {
  return chosen.kind === 'chosen' ? chosen.device.id : null;
}

/** A notice for the player; the views have the words. */
export type DeviceNotice =
  | { readonly kind: 'microphoneGone' | 'speakersGone' | 'back'; readonly label: string }
  | { readonly kind: 'speakersUnusable' | 'suppressionUnavailable' };

/** Returns the notice to show after the device in use changed without the player's doing; null = nothing. */
export function noticeOfChange(
  before: ChosenDevice,
  after: ChosenDevice,
  what: 'microphone' | 'speakers',
): DeviceNotice | null {
  if (after.kind === 'stand-in' && before.kind !== 'stand-in')
    return { kind: `${what}Gone`, label: after.missingLabel };
  if (before.kind === 'stand-in' && after.kind === 'chosen') return { kind: 'back', label: after.device.label };
  return null;
}

/** Returns the label under which the gain of the device in use is stored; '' for the system's default. */
export function labelOf(chosen: ChosenDevice): string {
  return chosen.kind === 'chosen' ? chosen.device.label : '';
}
