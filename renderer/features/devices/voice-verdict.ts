/** The verdict on a microphone's sound: nothing worth a word yet, a voice, or digital silence. */
export type VoiceVerdict = 'waiting' | 'heard' | 'silent';

/** Louder than the noise of rooms and microphones, and quieter than a voice, dBFS. */
const VOICE_DB = -45;

/** A click is shorter than this, at 20 readings a second. */
const VOICE_READINGS = 4;

/** A working microphone picks up at least its own noise above this level, dBFS. */
const NOTHING_DB = -90;

/** Four seconds: microphones take a moment to start. */
const SILENT_READINGS = 80;

/**
 * Returns a function that takes the level of a microphone in dBFS, 20 times a second, and returns what it has delivered
 * so far. Once a voice was heard, that stays the verdict.
 */
export function createVoiceVerdict(): (levelDb: number) => VoiceVerdict {
  let voiceReadings = 0;
  let silentReadings = 0;
  return (levelDb) => {
    if (voiceReadings < VOICE_READINGS && levelDb >= VOICE_DB) voiceReadings += 1;
    silentReadings = levelDb < NOTHING_DB ? silentReadings + 1 : 0;
    if (voiceReadings >= VOICE_READINGS) return 'heard';
    return silentReadings >= SILENT_READINGS ? 'silent' : 'waiting';
  };
}
