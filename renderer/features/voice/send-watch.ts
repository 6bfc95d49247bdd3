/** Watches once a second whether anything comes out of the microphone. */

/** The change of the microphone's sound since the last reading. */
export interface SendReading {
  readonly isMicrophoneOn: boolean;
  readonly isGateOpen: boolean;
  /** Whether sound passes through the window. */
  readonly isCapturing: boolean;
  /** Packets of your voice. */
  readonly sentPackets: number;
}

/** An open gate sends 17 to 50 packets a second, but it may have opened just before a reading. */
const STALLED_AFTER_READINGS = 3;

/** If resuming does not help until then, the microphone is opened again. */
const REBUILD_AFTER_READINGS = 6;
const REBUILD_AGAIN_AFTER_READINGS = 20;

/** Returns how many readings in a row found that nothing came out of the microphone, after one more. */
export function nextSilentReadings(before: number, reading: SendReading): number {
  const { isMicrophoneOn, isGateOpen, isCapturing, sentPackets } = reading;
  const isSilent = isMicrophoneOn && (!isCapturing || (isGateOpen && sentPackets === 0));
  return isSilent ? before + 1 : 0;
}

export function isStalledAfter(silentReadings: number): boolean {
  return silentReadings >= STALLED_AFTER_READINGS;
}

/** Returns what to try after so many silent readings; null = nothing new. */
export function remedyAfter(silentReadings: number): 'resume' | 'rebuild' | null {
  if (silentReadings < STALLED_AFTER_READINGS) return null;
  const late = silentReadings - REBUILD_AFTER_READINGS;
  return late >= 0 && late % REBUILD_AGAIN_AFTER_READINGS === 0 ? 'rebuild' : 'resume';
}
