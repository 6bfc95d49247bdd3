import type { Settings } from '../../../shared/model/settings.ts';
import type { AudioDevice } from '../../audio/audio-devices.ts';

export type DeviceChoice = Settings['inputDevice'];

/** Which device to use for what the person chose, among those that are plugged in. */
export type ChosenDevice =
  | { readonly kind: 'default' }
  | { readonly kind: 'chosen'; readonly device: AudioDevice }
  /** The chosen one is not plugged in: the system's default stands in. */
  | { readonly kind: 'stand-in'; readonly missingLabel: string };

/**
 * Finds the chosen device by its id, else by its label: ids change with the page's origin and when the person clears
 * the browser's data. While labels are unknown (the microphone was not allowed yet), an id that is not listed counts as
 * missing.
 */
export function chooseDevice(choice: DeviceChoice, available: readonly AudioDevice[]): ChosenDevice {
  if (choice === null) return { kind: 'default' };
  const device =
    available.find(({ id }) => id === choice.id) ??
    available.find(({ label }) => label !== '' && label === choice.label);
  return device === undefined ? { kind: 'stand-in', missingLabel: choice.label } : { kind: 'chosen', device };
}

/** The id to open: null = the system's default. */
export function deviceIdOf(chosen: ChosenDevice): string | null {
  return chosen.kind === 'chosen' ? chosen.device.id : null;
}

/** What to tell the person; the views have the words. */
export type DeviceNotice =
  | { readonly kind: 'microphoneGone' | 'speakersGone' | 'back'; readonly label: string }
  | { readonly kind: 'speakersUnusable' | 'suppressionUnavailable' };

/** What to tell the person when the device in use changed by itself; null = nothing. */
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

/** The label by which the gain of what is in use is kept: '' for the system's default. */
export function labelOf(chosen: ChosenDevice): string {
  return chosen.kind === 'chosen' ? chosen.device.label : '';
}
